// What the page says about its chat and its visitor, and what becomes of it.
import { expect, openChat, say, test } from "../support/browser.ts";
import { changeInbox, collectErrors, command, withOptions } from "../support/host-page.ts";

test("the page's own welcome stays when the conversation has begun", async ({
  visitor,
  tenant,
  hostSite,
}) => {
  await changeInbox(tenant, { messages: { welcome: "The inbox says hello" } });
  const options = "translations: { welcomeMessage: 'The page says hello' }";
  await visitor.goto(withOptions(hostSite.page("commands"), options));
  const chat = await openChat(visitor);
  await expect(chat.getByText("The page says hello")).toBeVisible();
  await say(chat, "Good morning");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  await expect(chat.getByText("The page says hello")).toBeVisible();
  await expect(chat.getByText("The inbox says hello")).not.toBeAttached();
});

test("an unknown option and a refused token are named in the console", async ({
  visitor,
  hostSite,
  consoleErrors,
}) => {
  consoleErrors.expect(/foo is no option/, /userJWT was refused/);
  const errors = collectErrors(visitor);
  await visitor.goto(withOptions(hostSite.page("commands"), "foo: 1, userJWT: 'e30.e30.e30'"));
  await openChat(visitor);
  for (const line of ["[Linkdesk] foo is no option", "[Linkdesk] userJWT was refused"]) {
    await expect.poll(() => errors.join("\n")).toContain(line);
  }
});

test("who the visitor is reaches the agent who looks at the conversation", async ({
  visitor,
  agent,
  hostSite,
}) => {
  await visitor.goto(hostSite.page("commands"));
  const chat = await openChat(visitor);
  await say(chat, "Do you know me?");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /Do you know me/ }).click();
  await expect(agent.getByRole("log").getByText("Do you know me?")).toBeVisible();
  await command(visitor, "updateUser", { name: "Grace Hopper", email: "grace@example.com" });
  await expect(agent.getByRole("heading", { name: "Grace Hopper" })).toBeVisible();
  await expect(agent.getByText("grace@example.com").first()).toBeVisible();
});
