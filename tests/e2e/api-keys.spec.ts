import { expect, test } from "../support/browser.ts";
import { chooseOption } from "../support/choose-option.ts";
import { createVisitor, keyCaller, startConversation } from "../support/http-client.ts";

test("an admin creates a key, a program uses it, and revoking ends it at once", async ({
  agent,
  appUrl,
  tenant,
}) => {
  await agent.goto("/conversations");
  await agent.getByRole("button", { name: "Account", exact: true }).click();
  await agent.getByRole("menuitem", { name: "API keys" }).click();
  await expect(agent.getByText("No API keys yet")).toBeVisible();
  await agent.getByRole("button", { name: "Create the first one" }).click();

  const form = agent.getByRole("dialog", { name: "New API key" });
  await form.getByLabel("Name").fill("Order robot");
  await form.getByRole("button", { name: "Create" }).click();
  await expect(form.getByText("Must be at least one.")).toBeVisible();
  await form.getByRole("radio", { name: "Only some" }).check();
  await form.getByRole("checkbox", { name: tenant.inbox.name }).check();
  await expect(form.getByRole("checkbox", { name: "Read Members" })).toBeDisabled();
  await form.getByRole("checkbox", { name: "Read Conversations and messages" }).check();
  await form.getByRole("checkbox", { name: "Write Conversations and messages" }).check();
  await chooseOption(form.getByLabel("Expires"), "After 90 days");
  await form.getByRole("button", { name: "Create" }).click();

  const shown = agent.getByRole("dialog", { name: "Your new API key" });
  const key = (await shown.locator("code").first().textContent()) ?? "";
  expect(key).toMatch(/^ld_[\w-]{43}$/);
  await shown.getByRole("button", { name: "I’ve copied it" }).click();
  const row = agent.getByRole("listitem").filter({ hasText: "Order robot" });
  await expect(row.getByText("Conversations and messages: read and write")).toBeVisible();
  await expect(row.getByText("Never used")).toBeVisible();
  expect(await agent.content()).not.toContain(key);

  const visitor = await createVisitor(appUrl, tenant.inbox.id);
  const conversation = await startConversation(visitor.call, "Where is my order?");
  const program = keyCaller(appUrl, key);
  const content = { type: "text", text: "It left our house this morning." };
  const sent = await program("POST", "/api/v1/messages", { conversationId: conversation, content });
  expect(sent.status).toBe(201);
  await agent.reload();
  await expect(row.getByText(/Last used/)).toBeVisible();
  await agent.goto(`/conversations/${conversation}`);
  const thread = agent.getByRole("log");
  await expect(thread.getByText("It left our house this morning.")).toBeVisible();
  await expect(thread.getByText("Order robot", { exact: true })).toBeVisible();

  await agent.goto("/settings/api-keys");
  await row.getByRole("button", { name: "Revoke Order robot" }).click();
  await agent.getByRole("dialog").getByRole("button", { name: "Revoke", exact: true }).click();
  await expect(agent.getByText("The key is revoked")).toBeVisible();
  await expect(row.getByText("Revoked")).toBeVisible();
  expect((await program("GET", "/api/v1/conversations")).status).toBe(401);
});
