// The reference of the API at /docs/api: what readers find there, and trying an operation with a key.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser.ts";
import type { Tenant } from "../support/http-client.ts";

const AREAS = ["messages", "conversations", "contacts", "inboxes", "members", "webhooks", "events"];

/** A new key that reads and changes webhooks. */
async function createKey({ call }: Pick<Tenant, "call">): Promise<string> {
  const body = { name: "Reference", scopes: ["webhooks:read", "webhooks:write"] };
  return (await call<{ key: string }>("POST", "/api/v1/api-keys", body)).body.key;
}

const operation = (page: Page, name: string) => page.getByRole("region", { name });

test("an operation has its parameters, answers, errors and the same example in three languages", async ({
  visitor: page,
  appUrl,
}) => {
  await page.goto(`${appUrl}/docs/api`);
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Webhooks/ })
    .click();
  await page.getByRole("navigation").getByRole("link", { name: "Create webhook" }).click();
  await expect(page).toHaveURL(/\/docs\/api\/webhooks#createWebhook$/);
  const create = operation(page, "Create webhook");
  await expect(create).toBeInViewport();
  await expect(create.getByText("webhooks:write")).toBeVisible();
  await expect(create.getByText("curl -X POST")).toBeVisible();
  await create.getByText("Python", { exact: true }).click();
  await expect(create.getByText("requests.post(")).toBeVisible();
  // The choice holds for the whole page.
  await expect(operation(page, "Delete webhook").getByText("requests.delete(")).toBeVisible();
  await create.getByText("Errors", { exact: true }).click();
  await expect(create.getByText("rate_limited")).toBeVisible();
});

test("a reader sends a request with a key, which is nowhere but in its header", async ({
  browser,
  appUrl,
  tenant,
}) => {
  const key = await createKey(tenant);
  const context = await browser.newContext({ baseURL: appUrl });
  const page = await context.newPage();
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url() + (request.postData() ?? "")));
  await page.goto("/docs/api/webhooks");
  const list = operation(page, "List webhooks");
  await list.getByText("Try it").click();
  await list.getByRole("button", { name: "Send request" }).click();
  await expect(list.getByRole("alert")).toHaveText("Paste an API key first.");
  await list.getByLabel("API key").fill(key);
  const sent = page.waitForRequest("**/api/v1/webhooks");
  await list.getByRole("button", { name: "Send request" }).click();
  const headers = await (await sent).allHeaders();
  expect(headers.authorization).toBe(`Bearer ${key}`);
  expect(headers.cookie).toBeUndefined();
  const answer = list.getByRole("status").last();
  await expect(answer).toContainText(/^200/);
  await expect(answer).toContainText("ratelimit-remaining");
  await expect(answer).toContainText('"nextCursor": null');

  // The other forms have it, too; a new page does not.
  const create = operation(page, "Create webhook");
  await create.getByText("Try it").click();
  await expect(create.getByLabel("API key")).toHaveValue(key);
  await create.getByLabel("Body (JSON)").fill('{"url": ');
  await create.getByRole("button", { name: "Send request" }).click();
  await expect(create.getByRole("alert")).toContainText("not valid JSON");
  await create.getByLabel("Body (JSON)").fill('{"url": "no address", "events": []}');
  await create.getByRole("button", { name: "Send request" }).click();
  await expect(create.getByRole("status").last()).toContainText("invalid_request");
  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]),
  );
  expect(stored).not.toContain(key);
  expect(addresses.filter((address) => address.includes(key))).toEqual([]);
  await page.reload();
  await list.getByText("Try it").click();
  await expect(list.getByLabel("API key")).toHaveValue("");
  await context.close();
});

test("the reference runs under a policy with a nonce, from wherever it is reached", async ({
  visitor: page,
  appUrl,
}) => {
  const documents: string[] = [];
  page.on("response", async (response) => {
    if (response.request().resourceType() !== "document") return;
    documents.push(`${response.url()} ${response.headers()["content-security-policy"]}`);
  });
  await page.goto(`${appUrl}/docs`);
  await page.getByRole("navigation").getByRole("link", { name: "API", exact: true }).click();
  await expect(page).toHaveURL(/\/docs\/api$/);
  const [docs, reference] = documents;
  expect(docs).toContain("'unsafe-inline'");
  expect(reference).toMatch(/\/docs\/api .*script-src 'nonce-[^']+' 'strict-dynamic';/);
});

for (const area of ["", ...AREAS.map((slug) => `/${slug}`)]) {
  test(`axe finds nothing at /docs/api${area}, with an open form`, async ({ page, appUrl }) => {
    await page.goto(`${appUrl}/docs/api${area}`);
    const forms = page.getByText("Try it", { exact: true });
    if ((await forms.count()) > 0) await forms.first().click();
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}

test("on a phone nothing of the reference is wider than the screen", async ({
  browser,
  appUrl,
}) => {
  const viewport = { width: 360, height: 740 };
  const context = await browser.newContext({ baseURL: appUrl, viewport });
  const page = await context.newPage();
  for (const area of AREAS) {
    await page.goto(`/docs/api/${area}`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, area).toBeLessThanOrEqual(viewport.width);
  }
  await context.close();
});
