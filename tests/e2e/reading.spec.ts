// Reading a conversation: pictures, long messages, and what can be done with one message.
import { expect, openChat, test } from "../support/browser.ts";
import { createVisitor, startConversation } from "../support/http-client.ts";
import { changeSettings, newestConversation, SENT, write } from "../support/widget-chat.ts";

/** One pixel, green. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const picture = (name: string) => ({ name, mimeType: "image/png", buffer: PNG });

test("pictures stand in a grid, and the viewer goes through them by mouse and by keyboard", async ({
  agent,
  tenant,
  visitor,
  hostSite,
}) => {
  await changeSettings(tenant, {
    behaviour: { uploads: { enabled: true, maxBytes: 9_000, types: ["image/*"], multiple: true } },
  });
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await chat
    .locator("input[type=file]")
    .setInputFiles([picture("one.png"), picture("two.png"), picture("three.png")]);
  await expect(chat.getByText("three.png, ready to send")).toBeAttached();
  await write(chat, "Three of them");
  await expect(chat.getByText(SENT)).toBeVisible();
  await agent.goto(`/conversations/${await newestConversation(tenant)}`);
  await agent.getByRole("link", { name: "two.png" }).click();
  const viewer = agent.getByRole("dialog");
  await expect(viewer.getByRole("img", { name: "two.png" })).toBeVisible();
  await expect(viewer.getByText("2 of 3")).toBeVisible();
  await agent.keyboard.press("ArrowRight");
  await expect(viewer.getByRole("img", { name: "three.png" })).toBeVisible();
  await viewer.getByRole("button", { name: "Next picture" }).click();
  await expect(viewer.getByRole("img", { name: "one.png" })).toBeVisible();
  await agent.keyboard.press("Escape");
  await expect(viewer).toHaveCount(0);
});

test("a long message is folded until somebody wants all of it", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const lines = Array.from({ length: 60 }, (_, i) => `Line ${i + 1} of the log`).join("\n");
  const id = await startConversation(call, lines);
  await agent.goto(`/conversations/${id}`);
  const text = agent.getByRole("log").getByText("Line 1 of the log");
  await expect(text).toBeVisible();
  const heightOf = () => text.evaluate((element) => element.getBoundingClientRect().height);
  const folded = await heightOf();
  await agent.getByRole("button", { name: "Show all of it" }).click();
  await expect.poll(heightOf).toBeGreaterThan(folded * 2);
  await agent.getByRole("button", { name: "Show less" }).click();
  await expect.poll(heightOf).toBe(folded);
});

test("a message is quoted in the reply, before what has been typed", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(call, "Is it blue?");
  await agent.goto(`/conversations/${id}`);
  const field = agent.getByPlaceholder("Write a reply");
  await expect(field).toBeFocused();
  await agent.keyboard.type("Yes");
  await agent.getByRole("log").getByText("Is it blue?").hover();
  await agent.getByRole("button", { name: "Quote the message" }).click();
  await expect(field).toHaveValue("> Is it blue?\n\nYes");
  await expect(field).toBeFocused();
  await field.fill("");
  await agent.getByRole("button", { name: "Quote the message" }).focus();
  await agent.keyboard.press("Enter");
  await agent.keyboard.type("It is");
  await expect(field).toHaveValue("> Is it blue?\nIt is");
});

test("a message is copied, and a link to it opens it", async ({ agent, tenant, appUrl }) => {
  await agent.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(call, "The order is 20418");
  await agent.goto(`/conversations/${id}`);
  const message = agent.getByRole("log").getByText("The order is 20418");
  await message.hover();
  await agent.getByRole("button", { name: "Copy the message" }).click();
  await expect(agent.getByText("Copied")).toBeVisible();
  const clipboard = () => agent.evaluate(() => navigator.clipboard.readText());
  expect(await clipboard()).toBe("The order is 20418");
  await agent.getByRole("button", { name: "Copy a link to the message" }).focus();
  await agent.keyboard.press("Enter");
  await expect(agent.getByText("Link copied")).toBeVisible();
  expect(await clipboard()).toBe(`${appUrl}/conversations/${id}?message=1`);
  await agent.goto(await clipboard());
  await expect(message).toBeVisible();
});
