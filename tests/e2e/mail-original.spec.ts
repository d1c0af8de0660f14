// Foreign HTML in the dashboard: nothing in it runs, and nothing is fetched from elsewhere before somebody asks.
import pg from "pg";
import { expect, test } from "../support/browser.ts";
import { createVisitor, startConversation } from "../support/http-client.ts";
import { PAYLOADS, watchPage } from "../support/payloads.ts";

const PICTURE = "https://tracker.example/pixel.png";
const HOSTILE = [
  `<p>Hello from the mail</p><img src="${PICTURE}" alt="A picture">`,
  `<link rel="stylesheet" href="https://tracker.example/x.css">`,
  `<div style="background:url(https://tracker.example/y.png)">styled</div>`,
  `<meta http-equiv="refresh" content="0;url=https://tracker.example/">`,
  `<base href="https://tracker.example/">`,
  `<form action="https://tracker.example/"><input name="a"><button>Sign in</button></form>`,
  `<a href="javascript:pwned()">a link</a><a href="https://shop.example/">another link</a>`,
  // Last: some of them leave an element open, which swallows what follows.
  ...PAYLOADS,
].join("\n");

/** A mail with that HTML in a conversation of the tenant. */
async function insertMail(workspaceId: string, inboxId: string, conversationId: string) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_UNDER_TEST });
  await client.connect();
  const message = await client.query<{ id: string }>(
    "SELECT id FROM messages WHERE conversation_id = $1",
    [conversationId],
  );
  await client.query(
    `INSERT INTO emails (id, workspace_id, inbox_id, conversation_id, direction, state, message_id,
       header_id, from_address, subject, text, html, has_html)
     VALUES (gen_random_uuid(), $1, $2, $3, 'incoming', 'accepted', $4, $5, 'kari@example.com',
       'A hostile mail', 'Hello from the mail', $6, true)`,
    [workspaceId, inboxId, conversationId, message.rows[0]?.id, crypto.randomUUID(), HOSTILE],
  );
  await client.end();
}

test("hostile HTML of a mail does nothing, and its pictures wait until somebody asks", async ({
  agent,
  tenant,
  appUrl,
  consoleErrors,
}) => {
  consoleErrors.expect(/Blocked script execution|violates the following Content Security Policy/);
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(call);
  const me = await tenant.call<{ workspace: { id: string } }>("GET", "/api/v1/me");
  await insertMail(me.body.workspace.id, tenant.inbox.id, id);
  const found = await watchPage(agent);
  const foreign: string[] = [];
  const pictures: string[] = [];
  agent.on("request", (request) => {
    if (!request.url().startsWith(appUrl)) foreign.push(request.url());
    if (request.url().includes("/api/pictures/")) pictures.push(request.url());
  });
  await agent.goto(`/conversations/${id}`);
  await agent.getByRole("button", { name: "Show original" }).click();
  const dialog = agent.getByRole("dialog");
  const frame = dialog.frameLocator("iframe");
  await expect(frame.getByText("Hello from the mail")).toBeVisible();
  await expect(frame.getByText("styled")).toBeVisible();
  expect(pictures).toEqual([]);
  await expect(
    frame.locator("script, form, input, button, link, base, meta[http-equiv]"),
  ).toHaveCount(0);
  await expect(frame.locator("[href^='javascript']")).toHaveCount(0);
  await expect(frame.getByRole("link", { name: "another link" })).toHaveAttribute(
    "rel",
    /noopener/,
  );
  await dialog.getByRole("button", { name: "Show pictures from elsewhere" }).click();
  await expect.poll(() => pictures.length).toBeGreaterThan(0);
  await dialog.getByRole("button", { name: "Show as text" }).click();
  await expect(dialog.getByText("Hello from the mail", { exact: true })).toBeVisible();
  expect(found()).toEqual([]);
  expect(foreign.filter((url) => !url.startsWith("ws"))).toEqual([]);
});
