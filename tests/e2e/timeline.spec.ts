// The activity lines between the messages of a conversation.
import { expect, openChat, say, test } from "../support/browser.ts";
import { newestConversation } from "../support/widget-chat.ts";

test("what is done with a conversation appears between its messages at once, for the team only", async ({
  agent,
  visitor,
  tenant,
  hostSite,
}) => {
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "Do you ship to Norway?");
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /ship to Norway/ }).click();
  const id = await newestConversation(tenant);
  const log = agent.getByRole("log");
  await agent.getByRole("button", { name: "Assign", exact: true }).click();
  await agent.getByRole("menuitemradio", { name: "Me", exact: true }).click();
  await expect(log.getByText("You assigned the conversation to yourself")).toBeVisible();
  await agent.getByRole("button", { name: "Resolve", exact: true }).click();
  await expect(log.getByText("You resolved the conversation")).toBeVisible();

  // By somebody else's hand, or by a program: the line comes without reloading.
  await tenant.call("POST", `/api/v1/conversations/${id}/actions`, {
    actions: [{ type: "assign", assigneeId: null }],
  });
  await expect(log.getByText("You unassigned yourself")).toBeVisible();

  await say(chat, "And to Sweden?");
  // More than three changes in a row are folded.
  const changes = log.getByRole("button", { name: "4 changes" });
  await expect(changes).toBeVisible();
  await expect(log.getByText("You resolved the conversation")).toBeHidden();
  await changes.focus();
  await agent.keyboard.press("Enter");
  await expect(log.getByText(/^Visitor .* reopened the conversation$/)).toBeVisible();
  // In the order in which it happened.
  const text = (await log.innerText()).replaceAll("\n", " ");
  expect(text).toMatch(
    /ship to Norway.*assigned the conversation.*resolved.*unassigned.*reopened.*to Sweden/,
  );
  for (const line of ["assigned", "resolved the", "reopened the"]) {
    await expect(chat.getByText(line)).toHaveCount(0);
  }
  await changes.click();
  await expect(log.getByText("You resolved the conversation")).toBeHidden();
  await agent.reload();
  await changes.click();
  await expect(log.getByText("You resolved the conversation")).toBeVisible();
});
