// What a business's own product tells about a contact, and to them: events, the card that its server fills, messages.
import type { Page } from "@playwright/test";
import { expect, openChat, say, test as withTenant } from "../support/browser.ts";
import { type Receiver, startReceiver } from "../support/webhook-receiver.ts";
import { expectAccessible, newestConversation } from "../support/widget-chat.ts";

const test = withTenant.extend<{ receiver: Receiver }>({
  receiver: async ({ browserName: _ }, use) => {
    const receiver = await startReceiver();
    await use(receiver);
    await receiver.close();
  },
});

const paid = {
  sections: [
    {
      title: "Orders",
      rows: [
        { label: "A-1017", value: "€ 120.00, paid", link: "https://shop.example/orders/17" },
        { label: "A-1016", value: "€ 20.00, <b>returned</b>" },
      ],
    },
  ],
  buttons: [{ id: "refund", label: "Refund A-1017", confirm: "Refund € 120.00?" }],
};
const refunded = {
  sections: [{ title: "Orders", rows: [{ label: "A-1017", value: "refunded" }] }],
  message: "A-1017 is refunded.",
};

const answerWith = (receiver: Receiver, body: unknown, status = 200) =>
  receiver.answers((response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  });

async function setUpCard(agent: Page, url: string) {
  await agent.goto("/conversations");
  await agent.getByRole("button", { name: "Account", exact: true }).click();
  await agent.getByRole("menuitem", { name: "Contact card" }).click();
  await expect(agent.getByText("No contact card yet")).toBeVisible();
  await agent.getByLabel("URL").fill("ftp://example.com");
  await agent.getByLabel("Heading").fill("Our shop");
  await agent.getByRole("button", { name: "Create" }).click();
  await expect(agent.getByText(/Must be a full address/)).toBeVisible();
  await agent.getByLabel("URL").fill(url);
  await agent.getByRole("button", { name: "Create" }).click();
  const shown = agent.getByRole("dialog", { name: "Your signing secret" });
  await expect(shown.locator("code").first()).toHaveText(/^whsec_/);
  await shown.getByRole("button", { name: "I’ve copied it" }).click();
}

test("an agent sees what the business's own product knows, live, and acts in it; the visitor sees none of it", async ({
  agent,
  visitor,
  tenant,
  hostSite,
  receiver,
}) => {
  answerWith(receiver, { oops: true }, 500);
  await setUpCard(agent, receiver.url);
  await agent.getByRole("button", { name: "Send a test" }).click();
  await expect(agent.getByText("There is no card. It answered 500.")).toBeVisible();
  await expect(agent.getByText(/was not shown: It answered 500/)).toBeVisible();
  answerWith(receiver, paid);
  await agent.getByRole("button", { name: "Send a test" }).click();
  await expect(agent.getByText("€ 120.00, paid")).toBeVisible();

  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "Where is my order?");
  answerWith(receiver, {}, 503);
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /Where is my order/ }).click();
  const details = agent.getByRole("complementary", { name: "About this visitor" });
  await expect(details.getByText(/could not be loaded.*It answered 503/)).toBeVisible();
  answerWith(receiver, paid);
  await details.getByRole("button", { name: "Try again" }).click();
  await expect(details.getByRole("heading", { name: "Our shop" })).toBeVisible();
  await expect(details.getByRole("link", { name: "€ 120.00, paid" })).toHaveAttribute(
    "href",
    "https://shop.example/orders/17",
  );
  // As text, and not as the markup that it looks like.
  await expect(details.getByText("€ 20.00, <b>returned</b>")).toBeVisible();

  answerWith(receiver, refunded);
  await details.getByRole("button", { name: "Refund A-1017" }).click();
  const asked = agent.getByRole("dialog", { name: "Refund A-1017" });
  await expect(asked.getByText("Refund € 120.00?")).toBeVisible();
  await asked.getByRole("button", { name: "Refund A-1017" }).click();
  await expect(agent.getByText("A-1017 is refunded.")).toBeVisible();
  await expect(details.getByText("refunded", { exact: true })).toBeVisible();
  expect(receiver.of("contact_card.button_pressed")).toHaveLength(1);

  // What a program tells is there at once, beside the conversation and in it.
  const id = await newestConversation(tenant);
  const { body } = await tenant.call<{ contact: { id: string } }>(
    "GET",
    `/api/v1/conversations/${id}`,
  );
  await tenant.call("POST", `/api/v1/contacts/${body.contact.id}/events`, {
    ...{ name: "Parcel delivered", fields: { carrier: "Posten" } },
    link: "https://shop.example/parcels/9",
  });
  const log = agent.getByRole("log");
  await expect(log.getByRole("link", { name: "Parcel delivered" })).toBeVisible();
  await expect(details.getByRole("heading", { name: "Recent events" })).toBeVisible();
  await expect(details.getByText("carrier: Posten")).toBeVisible();
  await expectAccessible(agent.mainFrame());
  await say(chat, "Oh, it is here.");
  await expect(log.getByText("Oh, it is here.")).toBeVisible();
  const text = (await log.innerText()).replaceAll("\n", " ");
  expect(text).toMatch(/Where is my order.*Parcel delivered.*carrier: Posten.*Oh, it is here/);
  for (const secret of ["Parcel delivered", "refunded", "A-1017"]) {
    await expect(chat.getByText(secret)).toHaveCount(0);
  }
});

test("a conversation that a program starts appears in the chat that the visitor has open", async ({
  visitor,
  tenant,
  hostSite,
}) => {
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "Where is my order?");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  const first = await newestConversation(tenant);
  const path = `/api/v1/conversations/${first}`;
  const { body } = await tenant.call<{ contact: { id: string } }>("GET", path);
  await tenant.call("POST", `${path}/messages`, { text: "On its way." });
  await expect(chat.getByText("On its way.")).toBeVisible();
  await tenant.call("POST", `${path}/actions`, { actions: [{ type: "resolve" }] });
  const sent = await tenant.call<{ conversationId: string }>("POST", "/api/v1/messages", {
    ...{ channelId: tenant.inbox.id, to: body.contact.id },
    content: { type: "text", text: "Your parcel is at the door." },
  });
  expect(sent.body.conversationId).not.toBe(first);
  await expect(chat.getByText("Your parcel is at the door.")).toBeVisible();
});
