// What an admin does to connect an e-mail address.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser.ts";
import { chooseOption } from "../support/choose-option.ts";
import { basic, postmark } from "../support/mail-posts.ts";
import { startSmtp } from "../support/smtp.ts";

const save = async (page: Page) => {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved. It is live now.")).toBeVisible();
};
const isAccessible = async (page: Page) =>
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

test("an admin connects an address, sees what is wrong, and sends a test mail", async ({
  agent,
}) => {
  const smtp = await startSmtp();
  await agent.goto("/inboxes");
  await agent.getByRole("button", { name: "New inbox" }).click();
  const dialog = agent.getByRole("dialog", { name: "New inbox" });
  await dialog.getByText("E-mail", { exact: true }).click();
  await dialog.getByLabel("E-mail address").fill("Help@Example.com");
  await dialog.getByLabel("Sender name").fill("Fernhill support");
  await dialog.getByLabel("Name", { exact: true }).fill("Support");
  await dialog.getByRole("button", { name: "Create inbox" }).click();

  await expect(agent.getByRole("heading", { name: "Support" })).toBeVisible();
  await expect(agent.getByRole("tab", { name: "Receiving" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await agent.getByText("IMAP", { exact: true }).click();
  await chooseOption(agent.getByLabel("Provider", { exact: true }), "Fastmail");
  await expect(agent.getByRole("textbox", { name: "Server" })).toHaveValue("imap.fastmail.com");
  await expect(agent.getByLabel("Port")).toHaveValue("993");
  await agent.getByRole("textbox", { name: "Server" }).fill("127.0.0.1");
  await agent.getByLabel("Port").fill("9");
  await agent.getByRole("button", { name: "Save", exact: true }).click();
  await expect(agent.getByText("Must not be empty.")).toBeVisible();
  await agent.getByLabel("Password", { exact: true }).fill("an app password");
  await save(agent);
  await expect(agent.getByLabel("Password", { exact: true })).toHaveValue("");
  await expect(agent.getByText("A password is stored.")).toBeVisible();
  await agent.getByRole("button", { name: "Check the connection" }).click();
  await expect(agent.getByText("127.0.0.1 refuses connections to port 9.").first()).toBeVisible();
  await isAccessible(agent);

  await agent.getByRole("tab", { name: "Sending" }).click();
  await agent.getByText("Your mail server", { exact: true }).click();
  await agent.getByRole("textbox", { name: "Server" }).fill("127.0.0.1");
  await agent.getByLabel("Port").fill(String(smtp.port));
  await chooseOption(agent.getByLabel("Encryption"), "None");
  await agent.getByLabel("User name").fill("");
  await expect(agent.getByRole("button", { name: "Send a test mail" })).toBeDisabled();
  await save(agent);
  await agent.getByRole("button", { name: "Send a test mail" }).click();
  await expect(agent.getByText("Sent. Waiting for it to come back")).toBeVisible();
  const { raw } = await smtp.mailTo("help@example.com");
  expect(raw).toMatch(/^From: "?Fernhill support"? <help@example\.com>/m);
  await isAccessible(agent);
  await smtp.close();
});

test("the signature is shown as people will read it", async ({ agent, tenant }) => {
  const inbox = { kind: "email", name: "Support", address: "a@example.com", senderName: "Shop" };
  const { id } = (await tenant.call<{ id: string }>("POST", "/api/v1/inboxes", inbox)).body;
  await agent.goto(`/inboxes/${id}?tab=address`);
  await agent.getByLabel("Signature (optional)").fill("{agent.first_name}, {brand}");
  await expect(agent.getByLabel("Preview")).toContainText("Maya, Shop");
  await save(agent);
  await agent.reload();
  await expect(agent.getByLabel("Preview")).toContainText("Maya, Shop");
  await isAccessible(agent);
});

test("a live chat sends its mails from an e-mail inbox", async ({ agent, tenant }) => {
  const inbox = { kind: "email", name: "Support", address: "b@example.com", senderName: "Shop" };
  await tenant.call("POST", "/api/v1/inboxes", inbox);
  await agent.goto(`/inboxes/${tenant.inbox.id}?tab=general`);
  await chooseOption(agent.getByLabel("Send mails from"), "Support (b@example.com)");
  await save(agent);
  await agent.reload();
  await expect(agent.getByLabel("Send mails from")).toHaveText("Support (b@example.com)");
  await isAccessible(agent);
});

test("an admin connects a mail provider, whose address is shown once and can be replaced", async ({
  agent,
  tenant,
}) => {
  const address = "provider@example.com";
  const inbox = { kind: "email", name: "Support", address, senderName: "Shop" };
  const { id } = (await tenant.call<{ id: string }>("POST", "/api/v1/inboxes", inbox)).body;
  await agent.goto(`/inboxes/${id}?tab=receiving`);
  await agent.getByText("Mail provider", { exact: true }).click();
  await expect(agent.getByText("Save your changes first. Then you can")).toBeVisible();
  await save(agent);
  await agent.getByRole("button", { name: "Check the connection" }).click();
  await expect(agent.getByText("There is no address with a key yet.")).toBeVisible();
  await agent.getByRole("button", { name: "Make the address" }).click();
  const shown = agent.getByText(/^https?:\/\/linkdesk:[\w-]{43}@/);
  const url = new URL((await shown.textContent()) ?? "");
  await isAccessible(agent);

  const headers = basic(url.password);
  const post = async (key = headers) => {
    const { body } = postmark({ to: address });
    const init = { method: "POST", headers: key, body: String(body) };
    return (await fetch(url.origin + url.pathname, init)).status;
  };
  expect(await post()).toBe(200);
  await agent.reload();
  await expect(agent.getByText("Last received")).toBeVisible();
  await expect(shown).toHaveCount(0);

  await agent.getByRole("button", { name: "Make a new address" }).click();
  const dialog = agent.getByRole("dialog", { name: "Make a new address?" });
  await expect(dialog).toContainText("Until you enter the new one at Postmark");
  await isAccessible(agent);
  await dialog.getByRole("button", { name: "Make a new address" }).click();
  const next = new URL((await shown.textContent()) ?? "");
  expect(await post()).toBe(401);
  expect(await post(basic(next.password))).toBe(200);
});

test("an admin enters what Resend signs with, and it is not shown again", async ({
  agent,
  tenant,
}) => {
  const inbox = { kind: "email", name: "Support", address: "r@example.com", senderName: "Shop" };
  const { id } = (await tenant.call<{ id: string }>("POST", "/api/v1/inboxes", inbox)).body;
  await agent.goto(`/inboxes/${id}?tab=receiving`);
  await agent.getByText("Mail provider", { exact: true }).click();
  await chooseOption(agent.getByLabel("Provider", { exact: true }), "Resend");
  await expect(agent.getByText(new RegExp(`/api/inbound/inboxes/${id}/resend$`))).toBeVisible();
  await agent.getByLabel("Signing secret").fill("whsec_c2VjcmV0");
  await agent.getByLabel("API key").fill("re_123");
  await save(agent);
  await agent.reload();
  await expect(agent.getByLabel("Signing secret")).toHaveValue("");
  await expect(agent.getByText("One is stored. Leave this empty to keep it.")).toHaveCount(2);
  await agent.getByRole("button", { name: "Check the connection" }).click();
  await expect(agent.getByText("Accept calls of the provider works")).toBeVisible();
  await isAccessible(agent);
});
