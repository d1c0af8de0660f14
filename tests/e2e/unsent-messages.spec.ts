import type { Page } from "@playwright/test";
import { expect, reply, test } from "../support/browser.ts";
import { createVisitor, signIn, startConversation, type Tenant } from "../support/http-client.ts";

const NOTE = { name: "Note", exact: true } as const;
const noteField = (page: Page) => page.getByRole("textbox", { name: /^Note about/ });
const textFile = (name: string) => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from("Some lines"),
});

type Sent = { messages: { text: string; attachments: { name: string }[] }[] };

async function conversation(appUrl: string, tenant: Tenant, text: string) {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(call, text);
  const sent = async () => {
    const { body } = await call<Sent>("GET", `/api/widget/v1/conversations/${id}/messages`);
    return body.messages.slice(1);
  };
  return { id, call, sent };
}

/** What a page asks and tells by itself; who it belongs to is still answered. */
const BY_ITSELF = /\/api\/v1\/(?!me$|conversations\/[^/]+\/(messages|notes)$)/;

/** Ends the sign-in of the page's browser from somewhere else, and keeps the page from noticing. */
async function signOutElsewhere(agent: Page, appUrl: string, tenant: Tenant): Promise<void> {
  await agent.route(BY_ITSELF, (route) => route.abort());
  await agent.route(/\/(messages|notes)$/, (route) =>
    route.request().method() === "GET" ? route.abort() : route.continue(),
  );
  const cookie = await signIn(appUrl, tenant, "elsewhere");
  const headers = { cookie: cookie ?? "", origin: appUrl };
  const answer = await fetch(`${appUrl}/api/v1/me/browsers`, { method: "DELETE", headers });
  expect(answer.status).toBe(204);
}

async function signInAgain(agent: Page, tenant: Tenant): Promise<void> {
  await agent.unroute(BY_ITSELF);
  await agent.unroute(/\/(messages|notes)$/);
  await agent.getByLabel("E-mail address").fill(tenant.email);
  await agent.getByLabel("Password", { exact: true }).fill(tenant.password);
  await agent.getByRole("button", { name: "Sign in" }).click();
}

/** How many files this browser keeps whose upload has not finished. */
const unfinishedFiles = (agent: Page) =>
  agent.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open("linkdesk-unsent");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const count = opening.result.transaction("files").objectStore("files").count();
          count.onsuccess = () => resolve(count.result);
          count.onerror = () => reject(count.error);
        };
      }),
  );

test("a reply with its file and a note that meet an expired sign-in are sent after the next one", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { id, sent } = await conversation(appUrl, tenant, "Is my parcel on its way?");
  // Realtime would end the page's connection, and the page would leave before sending.
  await agent.route("**/api/v1/realtime/**", (route) => route.abort());
  await agent.goto(`/conversations/${id}`);
  await agent.getByLabel("Files to send").setInputFiles([textFile("label.txt")]);
  await expect(agent.getByRole("button", { name: "Remove label.txt" })).toBeVisible();
  await signOutElsewhere(agent, appUrl, tenant);
  await reply(agent, "It left this morning");
  await expect(agent).toHaveURL(/\/sign-in\?next=/);
  await signInAgain(agent, tenant);
  await expect(agent).toHaveURL(new RegExp(`/conversations/${id}`));
  await expect
    .poll(sent)
    .toMatchObject([{ text: "It left this morning", attachments: [{ name: "label.txt" }] }]);

  await agent.getByRole("button", NOTE).click();
  await noteField(agent).fill("Ask the courier tomorrow");
  await signOutElsewhere(agent, appUrl, tenant);
  await noteField(agent).press("Enter");
  await expect(agent).toHaveURL(/\/sign-in\?next=/);
  await signInAgain(agent, tenant);
  const note = agent.getByRole("article").filter({ hasText: "Ask the courier tomorrow" });
  await expect(note).toHaveCount(1);
  await expect(note.getByText("Saving…")).toBeHidden();
  await agent.reload();
  await expect(note).toHaveCount(1);
  expect(await sent()).toHaveLength(1);
});

test("files that were still uploading when the sign-in expired are uploaded after the next one", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { id, sent } = await conversation(appUrl, tenant, "May I see the papers?");
  await agent.route("**/api/v1/realtime/**", (route) => route.abort());
  await agent.goto(`/conversations/${id}`);
  const isThere = (name: string) => agent.getByRole("button", { name: `Remove ${name}` });
  await agent.getByLabel("Files to send").setInputFiles([textFile("finished.txt")]);
  await expect(isThere("finished.txt")).toBeVisible();
  // These uploads never end.
  await agent.route("**/api/v1/uploads", () => {});
  await agent
    .locator("input[type=file]")
    .setInputFiles([textFile("first.txt"), textFile("second.txt"), textFile("removed.txt")]);
  await agent.getByRole("button", { name: "Cancel removed.txt" }).click();
  await expect(agent.getByRole("button", { name: "Cancel second.txt" })).toBeVisible();
  await expect.poll(() => unfinishedFiles(agent)).toBe(2);
  // The page does not notice the end of its sign-in by itself.
  await agent.route("**/api/v1/**", (route) => route.abort());
  await signOutElsewhere(agent, appUrl, tenant);
  await agent.goto(`/conversations/${id}`);
  await expect(agent).toHaveURL(/\/sign-in$/);
  await agent.unroute("**/api/v1/**");
  await agent.unroute("**/api/v1/uploads");
  await signInAgain(agent, tenant);
  await expect(agent).toHaveURL(/\/conversations/);
  await agent.goto(`/conversations/${id}`);
  for (const name of ["finished.txt", "first.txt", "second.txt"]) {
    await expect(isThere(name)).toBeVisible();
  }
  await expect(isThere("removed.txt")).toBeHidden();
  await reply(agent, "Here they are");
  await expect
    .poll(sent)
    .toMatchObject([
      { attachments: [{ name: "finished.txt" }, { name: "first.txt" }, { name: "second.txt" }] },
    ]);
  // Nothing is uploaded once more.
  await agent.reload();
  await expect(agent.getByRole("log").getByText("Here they are")).toBeVisible();
  await expect(isThere("first.txt")).toBeHidden();
});

test("what is still to be sent when the tab is closed goes out from the next tab", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { id, sent } = await conversation(appUrl, tenant, "Anyone there?");
  await agent.goto(`/conversations/${id}`);
  await agent.route("**/messages", (route) => route.abort());
  await agent.getByRole("button", NOTE).click();
  await noteField(agent).fill("Half a note");
  await agent.getByRole("button", { name: "Reply", exact: true }).click();
  await reply(agent, "Yes, one moment");
  await expect(agent.getByText("Sending…")).toBeVisible();
  const context = agent.context();
  await agent.close();
  const next = await context.newPage();
  await next.goto("/conversations");
  await expect.poll(sent).toMatchObject([{ text: "Yes, one moment" }]);
  await next.goto(`/conversations/${id}`);
  // A note that was begun is not hidden behind an empty reply.
  await expect(noteField(next)).toHaveValue("Half a note");
});

test("one refused request is no logout: the reply is tried again", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { id, sent } = await conversation(appUrl, tenant, "Still there?");
  await agent.goto(`/conversations/${id}`);
  const problem = { code: "unauthenticated", detail: "Sign in first.", status: 401, title: "" };
  await agent.route(
    "**/messages",
    (route) =>
      route.fulfill({ status: 401, json: problem, contentType: "application/problem+json" }),
    { times: 1 },
  );
  await reply(agent, "Of course");
  await expect.poll(sent).toMatchObject([{ text: "Of course" }]);
  await expect(agent).toHaveURL(new RegExp(`/conversations/${id}`));
});

test("signing out asks first while something is not sent, and leaves nothing in the browser", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { id } = await conversation(appUrl, tenant, "Hello?");
  await agent.goto(`/conversations/${id}`);
  await agent.route("**/messages", (route) => route.abort());
  await reply(agent, "On its way");
  await expect(agent.getByText("Sending…")).toBeVisible();
  await agent.route("**/api/v1/uploads", () => {});
  await agent.locator("input[type=file]").setInputFiles([textFile("label.txt")]);
  await expect(agent.getByRole("button", { name: "Cancel label.txt" })).toBeVisible();
  await expect.poll(() => unfinishedFiles(agent)).toBe(1);
  await agent.getByRole("button", { name: "Account" }).click();
  await agent.getByRole("menuitem", { name: "Sign out" }).click();
  const question = agent.getByRole("dialog", { name: "Sign out with unsent messages?" });
  await question.getByRole("button", { name: "Stay" }).click();
  await expect(question).toBeHidden();
  await agent.getByRole("button", { name: "Account" }).click();
  await agent.getByRole("menuitem", { name: "Sign out" }).click();
  await question.getByRole("button", { name: "Sign out" }).click();
  await expect(agent).toHaveURL(/\/sign-in/);
  const kept = await agent.evaluate(() => Object.keys(localStorage));
  expect(kept.filter((key) => key.startsWith("linkdesk:unsent"))).toEqual([]);
  expect(await unfinishedFiles(agent)).toBe(0);
});
