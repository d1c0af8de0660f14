// A reply can be taken back for a moment, for those who have chosen it.
import { expect, test } from "../support/browser.ts";
import { createVisitor, startConversation, type Tenant } from "../support/http-client.ts";

async function talk(appUrl: string, tenant: Tenant, words: string) {
  const visitor = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(visitor.call, words);
  const path = `/api/widget/v1/conversations/${id}/messages`;
  const sent = async () => {
    const { body } = await visitor.call<{ messages: { text: string }[] }>("GET", path);
    return body.messages.slice(1).map(({ text }) => text);
  };
  return { id, sent };
}

test("a reply is taken back by button and by key, and is sent when nobody does", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { id, sent } = await talk(appUrl, tenant, "May I return it?");
  await agent.goto("/account");
  await agent.getByText("10 seconds").click();
  await expect(agent.getByRole("radio", { name: "10 seconds" })).toBeChecked();
  await expect(agent.getByText("Saved", { exact: true })).toBeVisible();
  await agent.goto(`/conversations/${id}`);
  const field = agent.getByPlaceholder("Write a reply");
  await field.fill("Yes, of curse");
  await field.press("Enter");
  await expect(agent.getByText("Not sent yet")).toBeVisible();
  await agent.getByRole("log").getByRole("button", { name: "Undo" }).click();
  await expect(field).toHaveValue("Yes, of curse");
  await expect(field).toBeFocused();
  await field.fill("Yes, of coarse");
  await field.press("Enter");
  await expect(field).toHaveValue("");
  await field.press("Control+z");
  await expect(field).toHaveValue("Yes, of coarse");
  expect(await sent()).toEqual([]);
  await field.fill("Yes, of course");
  await field.press("Enter");
  await expect.poll(sent, { timeout: 20_000 }).toEqual(["Yes, of course"]);
  await expect(agent.getByText("Not sent yet")).toBeHidden();
});

test("leaving the page sends a reply that still waits", async ({ agent, tenant, appUrl }) => {
  const { id, sent } = await talk(appUrl, tenant, "Hello?");
  await tenant.call("PATCH", "/api/v1/me", { undoSendSeconds: 10 });
  await agent.goto(`/conversations/${id}`);
  const field = agent.getByPlaceholder("Write a reply");
  await field.fill("Hello!");
  await field.press("Enter");
  await expect(agent.getByText("Not sent yet")).toBeVisible();
  await agent.goto("about:blank");
  await expect.poll(sent, { timeout: 5_000 }).toEqual(["Hello!"]);
});
