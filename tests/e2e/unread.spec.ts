// Unread messages are each member's own.
import { expect, signInWith, test } from "../support/browser.ts";
import { createColleague, createVisitor, startConversation } from "../support/http-client.ts";

test("what one agent reads stays unread for the other, and can be marked as unread again", async ({
  agent,
  tenant,
  appUrl,
  browser,
}) => {
  const colleague = await createColleague(appUrl, tenant);
  const context = await browser.newContext({ baseURL: appUrl });
  await signInWith(context, appUrl, colleague.cookie);
  const other = await context.newPage();
  await agent.goto("/conversations");
  await other.goto("/conversations");
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(call, "Is the shop open on Sunday?");
  const row = (page: typeof agent) => page.getByRole("link", { name: /Visitor/ });
  const badge = (page: typeof agent) => row(page).getByText("1 unread message");
  await expect(badge(agent)).toBeVisible();
  await expect(badge(other)).toBeVisible();
  await expect(other).toHaveTitle(/^\(1\) /);

  await row(agent).click();
  await expect(badge(agent)).toBeHidden();
  await expect(agent).not.toHaveTitle(/^\(1\) /);
  // A reply comes to the colleague live, and their unread message is still unread.
  await agent.getByPlaceholder("Write a reply").fill("Yes, from ten to four");
  await agent.keyboard.press("Enter");
  await expect(row(other)).toContainText("Yes, from ten to four");
  await expect(badge(other)).toBeVisible();
  await other.reload();
  await expect(badge(other)).toBeVisible();

  await agent.getByRole("button", { name: "Mark as unread" }).click();
  await expect(agent).toHaveURL(/\/conversations$/);
  await expect(badge(agent)).toBeVisible();
  await agent.getByRole("button", { name: "Undo" }).click();
  await expect(badge(agent)).toBeHidden();

  // Another browser of the same member follows.
  const second = await context.newPage();
  await second.goto("/conversations");
  await expect(badge(second)).toBeVisible();
  await other.goto(`/conversations/${id}`);
  await expect(badge(other)).toBeHidden();
  await expect(badge(second)).toBeHidden();
  await context.close();
});
