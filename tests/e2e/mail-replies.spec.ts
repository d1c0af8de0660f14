// Words that travel by mail, in both directions, as everybody sees them. How mails are read is tested in lib/email.
import type { Page } from "@playwright/test";
import { expect, openVisitor, test } from "../support/browser.ts";
import { letAway } from "../support/every-mail.ts";
import { anyFrame } from "../support/host-page.ts";
import { createVisitor, type Tenant } from "../support/http-client.ts";
import { untilMail } from "../support/mail.ts";
import { newestConversation, openWidget, SENT, write } from "../support/widget-chat.ts";

const mailDir = process.env.MAIL_UNDER_TEST ?? "";
const databaseUrl = process.env.DATABASE_UNDER_TEST ?? "";

const away = (appUrl: string, tenant: Tenant, id: string, side: "team" | "contact") =>
  letAway({ appUrl, tenant, databaseUrl }, id, side);

/** Answers a captured mail in the box below it. */
async function replyAtDevMail(page: Page, mailId: string, text: string): Promise<void> {
  await page.goto(`/dev/mail?id=${mailId}`);
  await page.getByLabel("Your reply").fill(text);
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByText("Sent. It appears in the conversation.")).toBeVisible();
}

/** A visitor who has left their address, by the API. */
async function leaveAddress(appUrl: string, tenant: Tenant) {
  const email = `${crypto.randomUUID()}@example.com`;
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const body = { clientId: crypto.randomUUID(), text: "Hello?", form: { name: "Kari", email } };
  type Started = { conversation: { id: string } };
  const started = await call<Started>("POST", "/api/widget/v1/conversations", body);
  return { email, id: started.body.conversation.id };
}

const answer = (tenant: Tenant, id: string, text: string) =>
  tenant.call("POST", `/api/v1/conversations/${id}/messages`, {
    clientId: crypto.randomUUID(),
    text,
  });

// The page of captured mails shows them in a frame without scripts, into which the test's own cannot get.
test.beforeEach(({ consoleErrors }) =>
  consoleErrors.expect(/Blocked script execution in .about:srcdoc/),
);

test("an agent who is away answers the mail, and the visitor reads it in the chat at once", async ({
  agent,
  visitor,
  hostSite,
  tenant,
  appUrl,
}) => {
  await visitor.goto(hostSite.page("plain"));
  const chat = await openWidget(visitor);
  await write(chat, "Is anybody there?");
  await expect(chat.getByText(SENT)).toBeVisible();
  const id = await newestConversation(tenant);
  await away(appUrl, tenant, id, "team");
  const mail = await untilMail(mailDir, tenant.email, /^New message from/);
  expect(mail.text).toContain("Is anybody there?");
  await replyAtDevMail(agent, mail.id, "Yes, I read my mail.");
  await expect(chat.getByText("Yes, I read my mail.")).toBeVisible();
  await expect(chat.getByText(/^by e-mail · /)).toHaveCount(1);
  await visitor.reload();
  await expect((await openWidget(visitor)).getByText(/^by e-mail · /)).toHaveCount(1);
  await agent.goto(`/conversations/${id}`);
  await expect(agent.getByText("By e-mail")).toBeVisible();
});

test("a visitor who has left answers the mail, and the agent reads it at once", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { email, id } = await leaveAddress(appUrl, tenant);
  await agent.goto(`/conversations/${id}`);
  await expect(agent.getByText("Hello?").last()).toBeVisible();
  await answer(tenant, id, "How can I help?");
  await away(appUrl, tenant, id, "contact");
  await expect(agent.getByText(`E-mailed to ${email}`)).toBeVisible();
  const mail = await untilMail(mailDir, email, /^New reply from/);
  const other = await agent.context().newPage();
  await replyAtDevMail(other, mail.id, "Do you ship to Norway?");
  await expect(agent.getByText("Do you ship to Norway?").last()).toBeVisible();
  await agent.getByRole("button", { name: "Show original" }).click();
  const original = agent.getByRole("dialog");
  await expect(original.getByText("wrote:")).toBeVisible();
});

test("the link in a mail opens the conversation on the website, in any browser of its reader", async ({
  browser,
  hostSite,
  tenant,
  appUrl,
}) => {
  await tenant.call("PATCH", `/api/v1/inboxes/${tenant.inbox.id}`, {
    websiteUrl: hostSite.page("plain"),
  });
  const { email, id } = await leaveAddress(appUrl, tenant);
  await answer(tenant, id, "How can I help?");
  await away(appUrl, tenant, id, "contact");
  const { text } = await untilMail(mailDir, email, /^New reply from/);
  const [link = ""] = /\S+#linkdesk=\S+/.exec(text) ?? [];
  const { page, close } = await openVisitor(browser);
  await page.goto(link);
  const chat = await anyFrame(page);
  await expect(chat.getByText("How can I help?")).toBeVisible();
  // The ticket does not stay in the address.
  expect(page.url()).not.toContain("linkdesk=");
  await close();

  const stranger = await openVisitor(browser);
  await stranger.page.goto(link.replace(/.{5}$/, "AAAAA"));
  const theirs = await anyFrame(stranger.page);
  await expect(theirs.getByRole("main")).toBeVisible();
  await expect(theirs.getByText("How can I help?")).toBeHidden();
  await stranger.close();
});

test("the reader of a mail stops further mails, and allows them again", async ({
  visitor,
  tenant,
  appUrl,
}) => {
  const { email, id } = await leaveAddress(appUrl, tenant);
  await answer(tenant, id, "How can I help?");
  await away(appUrl, tenant, id, "contact");
  const mail = await untilMail(mailDir, email, /^New reply from/);
  const [stop = ""] = /\S+\/unsubscribe\/\S+/.exec(mail.text) ?? [];
  await visitor.goto(stop);
  await visitor.getByRole("button", { name: "Stop these mails" }).click();
  await expect(visitor.getByRole("heading", { name: "No more mails" })).toBeVisible();
  await visitor.reload();
  await visitor.getByRole("button", { name: "Send them again" }).click();
  await expect(visitor.getByRole("button", { name: "Stop these mails" })).toBeVisible();
  // The button of mail programs: a form without anything of our pages (RFC 8058).
  const header = mail.headers["List-Unsubscribe"] ?? "";
  const oneClick = await fetch(header.slice(1, -1), {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  });
  expect(oneClick.status).toBe(204);
  await visitor.reload();
  await expect(visitor.getByRole("heading", { name: "No more mails" })).toBeVisible();
});

const SUPPORT_INBOX = {
  ...{ kind: "email", name: "Support" },
  ...{ address: "help@acme.example", senderName: "Acme" },
};

test("an agent writes an e-mail, and its answer comes back into the conversation", async ({
  agent,
  tenant,
}) => {
  expect((await tenant.call("POST", "/api/v1/inboxes", SUPPORT_INBOX)).status).toBe(201);
  await agent.goto("/conversations");
  await agent.getByRole("button", { name: "New e-mail" }).click();
  const dialog = agent.getByRole("dialog");
  const email = `${crypto.randomUUID()}@example.com`;
  await dialog.getByLabel("To", { exact: true }).fill(email);
  await dialog.getByLabel("Name").fill("Kari Nordmann");
  await dialog.getByLabel("Subject").fill("Your order 4711");
  await dialog.getByLabel("Message").fill("It is on its way.");
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(agent.getByText(`E-mailed to ${email}`)).toBeVisible();
  const mail = await untilMail(mailDir, email, /^Your order 4711$/);
  expect(mail.replyTo).toMatch(/^help\+[a-z2-7]{42}@acme\.example$/);
  const other = await agent.context().newPage();
  await replyAtDevMail(other, mail.id, "Thank you!");
  await expect(agent.getByText("Thank you!").last()).toBeVisible();

  // The reply quotes it, and goes where the agent says.
  await agent.getByRole("button", { name: "Change", exact: true }).click();
  await agent.getByRole("dialog").getByLabel("Cc", { exact: true }).fill("boss@example.com");
  await agent.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(agent.getByRole("dialog")).toBeHidden();
  await expect(agent.getByText("boss@example.com")).toBeVisible();
  await agent.getByLabel("Reply to Kari Nordmann").fill("You are welcome.");
  await agent.keyboard.press("Enter");
  const reply = await untilMail(mailDir, email, /^Re: Your order 4711$/);
  expect(reply.cc).toEqual([{ name: "", address: "boss@example.com" }]);
  expect(reply.text).toContain("> Thank you!");
  expect(reply.references).toContain(mail.messageId);
});

test("an agent writes an e-mail to the contact of a chat, with the keyboard alone", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { email, id } = await leaveAddress(appUrl, tenant);
  await agent.goto(`/conversations/${id}`);
  await expect(agent.getByText(email)).toBeVisible();
  const button = agent.getByRole("button", { name: "Write an e-mail" });
  await expect(button).toHaveCount(0);
  expect((await tenant.call("POST", "/api/v1/inboxes", SUPPORT_INBOX)).status).toBe(201);
  await agent.reload();
  await button.focus();
  await agent.keyboard.press("Enter");
  const dialog = agent.getByRole("dialog", { name: "New e-mail" });
  await expect(dialog.getByText(email)).toBeVisible();
  await expect(dialog.getByLabel("To", { exact: true })).toHaveCount(0);
  await agent.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();

  await agent.keyboard.press("Enter");
  await dialog.getByLabel("Subject").focus();
  await agent.keyboard.type("Your invoice");
  await agent.keyboard.press("Tab");
  await agent.keyboard.type("It is attached to your order.");
  await agent.keyboard.press("Tab");
  await agent.keyboard.press("Tab");
  await agent.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(agent.getByText(`E-mailed to ${email}`)).toBeVisible();
  const mail = await untilMail(mailDir, email, /^Your invoice$/);
  expect(mail.text).toContain("It is attached to your order.");
  type Listed = { items: { contact: { id: string } }[] };
  const { body } = await tenant.call<Listed>("GET", "/api/v1/conversations");
  expect(new Set(body.items.map(({ contact }) => contact.id)).size).toBe(1);
  expect(body.items).toHaveLength(2);
});
