import { expect, openChat, reply, say, test } from "../support/browser.ts";

test("the visitor sees whether their message was sent, delivered, seen", async ({
  agent,
  visitor,
  hostSite,
}) => {
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "Anybody there?");
  // Nobody of the team has a browser open.
  await expect(chat.getByText("Sent ·")).toBeVisible();
  await expect(chat.getByText("We're away right now", { exact: true })).toBeVisible();

  // It arrives with the list, and nobody opens it.
  await agent.goto("/conversations");
  await expect(agent.getByRole("link", { name: /Anybody there/ })).toBeVisible();
  await expect(chat.getByText("Delivered ·")).toBeVisible();

  // The next one comes in live, to a page that shows no conversations at all.
  await agent.goto("/inboxes");
  await expect(agent.getByRole("heading", { name: "Inboxes" })).toBeVisible();
  await say(chat, "Hello again");
  await expect(chat.getByText("Delivered ·")).toBeVisible();

  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /Hello again/ }).click();
  await expect(chat.getByText("Seen ·")).toBeVisible();
  // Who reads is there.
  await expect(chat.getByText("We're away right now", { exact: true })).not.toBeAttached();
});

test("the agent sees how far their answer has come", async ({ agent, visitor, hostSite }) => {
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "A question");
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /A question/ }).click();
  const log = agent.getByRole("log");
  await expect(log.getByText("A question")).toBeVisible();

  // The visitor has gone: nothing says that it arrived, however long one waits.
  await visitor.goto("about:blank");
  await reply(agent, "An answer");
  await expect(log.getByText(/Sent$/)).toBeVisible();

  // Back on the page, the chat closed: it is in their browser, and not read.
  await visitor.goto(hostSite.page("plain"));
  await expect(log.getByText(/Delivered$/)).toBeVisible();
  await expect(log.getByText(/Seen$/)).not.toBeAttached();

  await visitor.evaluate(() => window.Linkdesk?.show());
  await expect(log.getByText(/Seen$/)).toBeVisible();
});
