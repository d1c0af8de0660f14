// E-mail carries a conversation on when one side is away. The timing is tested in lib/email.
import pg from "pg";
import { expect, test } from "../support/browser.ts";
import { chooseOption } from "../support/choose-option.ts";
import { createVisitor } from "../support/http-client.ts";
import { openTab, saveSettings } from "../support/settings-editor.ts";
import { changeSettings, newestConversation, openWidget, write } from "../support/widget-chat.ts";

/** Since then the visitor has not been on the website. */
async function leave(inboxId: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_UNDER_TEST });
  await client.connect();
  const sql = `UPDATE sessions SET last_seen_at = now() - interval '1 hour' WHERE inbox_id = $1`;
  await client.query(sql, [inboxId]);
  await client.end();
}

test("the composer says by which way a reply reaches a visitor who has left", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const start = async (text: string, form: object) => {
    const body = { clientId: crypto.randomUUID(), text, form };
    const started = await call<{ conversation: { id: string } }>(
      "POST",
      "/api/widget/v1/conversations",
      body,
    );
    return started.body.conversation.id;
  };
  const withAddress = await start("With an address", { name: "Kari", email: "kari@example.com" });
  await agent.goto(`/conversations/${withAddress}`);
  await expect(agent.getByText("Kari has left.")).toBeHidden();
  await leave(tenant.inbox.id);
  await agent.reload();
  await expect(
    agent.getByText("Kari has left. Your reply will be mailed to kari@example.com."),
  ).toBeVisible();
  // A note reaches nobody outside.
  await agent.getByRole("button", { name: "Note", exact: true }).click();
  await expect(agent.getByText("Kari has left.")).toBeHidden();

  await tenant.call("PATCH", `/api/v1/inboxes/${tenant.inbox.id}`, {
    settings: { continuity: { enabled: false } },
  });
  await agent.goto(`/conversations/${withAddress}`);
  await agent.getByRole("button", { name: "Reply", exact: true }).click();
  await expect(agent.getByText("Kari has left. Your reply waits in the chat.")).toBeVisible();
});

test("the chat asks for an address while nobody is there, and the reply goes to it", async ({
  agent,
  visitor,
  hostSite,
  tenant,
}) => {
  await changeSettings(tenant, { continuity: { askForAddress: true } });
  await visitor.goto(hostSite.page("plain"));
  const chat = await openWidget(visitor);
  await write(chat, "Is anybody there?");
  await expect(
    chat.getByText("Leave your e-mail address, and we mail you our reply."),
  ).toBeVisible();
  await chat.getByLabel("E-mail address").fill("kari@example.com");
  await chat.getByRole("button", { name: "Send", exact: true }).first().click();
  await expect(chat.getByText("kari@example.com").last()).toBeVisible();
  const id = await newestConversation(tenant);
  type Detail = { mailAddress: string | null };
  await expect
    .poll(
      async () =>
        (await tenant.call<Detail>("GET", `/api/v1/conversations/${id}`)).body.mailAddress,
    )
    .toBe("kari@example.com");
  await agent.goto(`/conversations/${id}`);
  await expect(agent.getByText("kari@example.com").first()).toBeVisible();
});

test("an admin says when somebody is away, and who is mailed", async ({ agent, tenant }) => {
  await agent.goto(`/inboxes/${tenant.inbox.id}`);
  const tab = await openTab(agent, "General");
  const threshold = tab.getByLabel("Send after being away for");
  await threshold.fill("30 seconds");
  await chooseOption(tab.getByLabel("If nobody is assigned, send to"), "These people");
  await tab.getByRole("switch", { name: "Acme owner" }).click();
  await agent.getByRole("button", { name: "Save" }).click();
  await expect(tab.getByText(/Must be a whole number with s, m, h or d/)).toBeVisible();
  await threshold.fill("30m");
  await saveSettings(agent);
  const { body } = await tenant.call<{ settings: { continuity: object } }>(
    "GET",
    `/api/v1/inboxes/${tenant.inbox.id}`,
  );
  const { memberId } = (await tenant.call<{ memberId: string }>("GET", "/api/v1/me")).body;
  expect(body.settings.continuity).toEqual({
    enabled: true,
    offlineThreshold: "30m",
    maxMessagesPerEmail: 10,
    minEmailInterval: "15m",
    recipients: "list",
    recipientIds: [memberId],
    askForAddress: false,
  });
});
