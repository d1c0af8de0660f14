import { readFileSync } from "node:fs";
import { expect, test } from "../support/browser.ts";
import { chooseOption } from "../support/choose-option.ts";

const FIXTURES = new URL("../../lib/imports/readers/fixtures/", import.meta.url);
const file = (name: string, text: string) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(text),
});
const fixture = (name: string) => file(name, readFileSync(new URL(name, FIXTURES), "utf8"));

test("an admin chooses files, sees what would happen, imports them and reads the conversation", async ({
  agent,
}) => {
  await agent.goto("/conversations");
  await agent.getByRole("button", { name: "Account", exact: true }).click();
  await agent.getByRole("menuitem", { name: "Import" }).click();
  await expect(agent.getByText("No imports yet")).toBeVisible();
  await agent.getByRole("button", { name: "Start one" }).click();
  const form = agent.getByRole("dialog", { name: "New import" });
  await chooseOption(form.getByLabel("Import from"), "Chatwoot");
  await form.getByRole("button", { name: "Continue" }).click();
  await expect(agent.getByRole("heading", { name: "Chatwoot" })).toBeVisible();

  const files = agent.getByLabel("Choose files");
  await files.setInputFiles(file("table.csv", "name,email\nAda,ada@example.com"));
  await expect(agent.getByText(/not a JSON file/)).toBeVisible();
  await files.setInputFiles([
    fixture("chatwoot-contacts.json"),
    fixture("chatwoot-conversations.json"),
    fixture("chatwoot-messages.json"),
    file("more.jsonl", '{"id": 1, "name": "Grace"}\n{"id": 2, "rating": 5}\n'),
  ]);
  await expect(agent.getByText(/3 contacts, 1 conversation and 4 messages found/)).toBeVisible();
  const table = agent.getByRole("table");
  await expect(table.getByRole("row", { name: "Contacts 3 0 0 0" })).toBeVisible();
  await expect(agent.getByRole("heading", { name: "1 problem" })).toBeVisible();
  await expect(agent.getByText("Line 2 · part 4")).toBeVisible();

  // It is there after a reload, and the import can be started by keyboard.
  await agent.reload();
  const start = agent.getByRole("button", { name: "Import 3 contacts and 1 conversation" });
  await start.focus();
  await agent.keyboard.press("Enter");
  await expect(agent.getByText("Imported 3 contacts and 1 conversation.")).toBeVisible();
  await agent.getByRole("link", { name: "Go to conversations" }).click();

  await agent.getByRole("link", { name: /quiet-moon-231/ }).click();
  const thread = agent.getByRole("log");
  await expect(thread.getByText("Do you ship to Austria?")).toBeVisible();
  await expect(thread.getByText("Fay Agent").first()).toBeVisible();
  await expect(thread.getByText("Check the customs first")).toBeVisible();
});
