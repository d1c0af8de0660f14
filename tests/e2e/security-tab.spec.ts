// What an admin does to let known visitors in, and to keep others out.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../support/browser.ts";
import { chooseOption } from "../support/choose-option.ts";
import { claimsOf, signJwt } from "../support/user-jwt.ts";

test("an admin makes a secret, signs with it, and finds out what is wrong with a token", async ({
  agent,
  tenant,
}) => {
  await agent.goto(`/inboxes/${tenant.inbox.id}?tab=security`);
  await agent.getByRole("button", { name: "Create the secret" }).click();
  const dialog = agent.getByRole("dialog", { name: "Your secret" });
  const secret = (await dialog.locator("code").textContent()) ?? "";
  expect(secret).toMatch(/^[\w-]{43}$/);
  await dialog.getByRole("button", { name: "I’ve copied it" }).click();
  await expect(agent.getByText(secret)).toHaveCount(0);

  const check = async (token: string) => {
    await agent.getByLabel("Token", { exact: true }).fill(token);
    await agent.getByRole("button", { name: "Check" }).click();
  };
  await check(signJwt(claimsOf("ada"), secret));
  await expect(agent.getByText("This token is valid.")).toBeVisible();
  await expect(agent.getByText('"external_user_id": "ada"')).toBeVisible();
  await check(signJwt({ ...claimsOf("ada"), exp: undefined }, secret));
  await expect(agent.getByText("exp is missing")).toBeVisible();
  await check(signJwt(claimsOf("ada"), "another secret"));
  await expect(agent.getByText("The signature does not match")).toBeVisible();

  await agent.getByRole("button", { name: "Create a new secret…" }).click();
  await chooseOption(agent.getByLabel("Old secret keeps working"), "for another week");
  await agent.getByRole("button", { name: "Create a new secret", exact: true }).click();
  await agent.getByRole("button", { name: "I’ve copied it" }).click();
  await expect(agent.getByText("The previous one works until")).toBeVisible();
  await check(signJwt(claimsOf("ada"), secret));
  await expect(agent.getByText("This token is valid.")).toBeVisible();
  expect((await new AxeBuilder({ page: agent }).analyze()).violations).toEqual([]);
});

test("a domain or an address that is none is refused where it is typed", async ({
  agent,
  tenant,
}) => {
  await agent.goto(`/inboxes/${tenant.inbox.id}?tab=security`);
  const domains = agent.getByLabel("Trusted domains");
  await domains.fill("example.com/shop");
  await domains.press("Enter");
  await expect(agent.getByText(/without a path/)).toBeVisible();
  await domains.fill("https://Shop.Example.com/basket?x=1, *.example.com");
  await domains.press("Enter");
  const addresses = agent.getByLabel("Blocked IP addresses");
  await addresses.fill("10.0.0.0/33");
  await addresses.press("Enter");
  await expect(agent.getByText(/is not an IP address or range/)).toBeVisible();
  await addresses.fill("10.0.0.0/8");
  await addresses.press("Enter");
  await agent.getByLabel("Session duration").fill("soon");
  await agent.getByRole("button", { name: "Save changes" }).click();
  await expect(agent.getByText(/An hour and a half is 90m/)).toBeVisible();
  await agent.getByLabel("Session duration").fill("30m");
  await agent.getByRole("switch", { name: "Custom clients" }).check();
  await agent.getByRole("button", { name: "Save changes" }).click();
  await expect(agent.getByText("Saved")).toBeVisible();
  await agent.reload();
  await expect(agent.getByText("shop.example.com")).toBeVisible();
  await expect(agent.getByText("10.0.0.0/8", { exact: true })).toBeVisible();
  await expect(agent.getByLabel("Session duration")).toHaveValue("30m");
  await expect(agent.getByRole("switch", { name: "Custom clients" })).toBeChecked();
});

test("an address that is blocked has no chat", async ({
  visitor,
  hostSite,
  tenant,
  consoleErrors,
}) => {
  consoleErrors.expect(/This chat is not available to you/);
  const path = `/api/v1/inboxes/${tenant.inbox.id}/security`;
  await tenant.call("PATCH", path, { blockedIps: ["127.0.0.0/8", "::1"] });
  const refused = visitor.waitForResponse((r) => r.url().includes("/api/widget/v1/config"));
  await visitor.goto(hostSite.page("plain"));
  expect((await refused).status()).toBe(403);
});

test("an admin has the website checked for the snippet", async ({ agent, hostSite, tenant }) => {
  const setWebsite = (websiteUrl: string) =>
    tenant.call("PATCH", `/api/v1/inboxes/${tenant.inbox.id}`, { websiteUrl });
  await setWebsite(hostSite.page("libredesk"));
  await agent.goto(`/inboxes/${tenant.inbox.id}?tab=installation`);
  await agent.getByRole("button", { name: "Check my website" }).click();
  await expect(agent.getByText(/The snippet is on/)).toBeVisible();
  await setWebsite("http://127.0.0.1:1/");
  await agent.reload();
  await agent.getByRole("button", { name: "Check my website" }).click();
  await expect(agent.getByText(/Nothing answers at that address/)).toBeVisible();
});
