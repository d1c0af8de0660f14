import type { CreatedWebhook } from "@linkdesk/contract/webhooks.ts";
import type { Page } from "@playwright/test";
import { expect, openChat, say, test as withTenant } from "../support/browser.ts";
import { chooseOption } from "../support/choose-option.ts";
import { createVisitor, startConversation, type Tenant } from "../support/http-client.ts";
import { isSignedWith, type Receiver, startReceiver } from "../support/webhook-receiver.ts";

const test = withTenant.extend<{ receiver: Receiver }>({
  receiver: async ({ browserName: _ }, use) => {
    const receiver = await startReceiver();
    await use(receiver);
    await receiver.close();
  },
});

async function webhookOf({ call }: Tenant, receiver: Receiver): Promise<string> {
  const body = { url: receiver.url, events: ["message.received"], description: "Our CRM" };
  return (await call<CreatedWebhook>("POST", "/api/v1/webhooks", body)).body.webhook.id;
}

const deliveries = (page: Page) => page.getByRole("region", { name: "Deliveries" });

test("an admin creates a webhook, tries it, sees a visitor's message delivered, and sends it again", async ({
  agent,
  visitor,
  hostSite,
  receiver,
}) => {
  await agent.goto("/conversations");
  await agent.getByRole("button", { name: "Account", exact: true }).click();
  await agent.getByRole("menuitem", { name: "Webhooks" }).click();
  await expect(agent.getByText("No webhooks yet")).toBeVisible();
  await agent.getByRole("button", { name: "Create the first one" }).click();

  const form = agent.getByRole("dialog", { name: "New webhook" });
  await form.getByLabel("URL").fill("ftp://example.com");
  await form.getByRole("checkbox", { name: /Message from a visitor/ }).uncheck();
  await form.getByRole("button", { name: "Create" }).click();
  await expect(form.getByText("Must be at least one.")).toBeVisible();
  await expect(form.getByText(/Must be a full address/)).toBeVisible();
  await form.getByLabel("URL").fill(receiver.url);
  await form.getByLabel("Name (optional)").fill("Our CRM");
  await form.getByRole("checkbox", { name: /Message from a visitor/ }).check();
  await form.getByRole("button", { name: "Create" }).click();

  const shown = agent.getByRole("dialog", { name: "Your signing secret" });
  const secret = (await shown.locator("code").first().textContent()) ?? "";
  expect(secret).toMatch(/^whsec_/);
  await shown.getByRole("button", { name: "I’ve copied it" }).click();
  await expect(agent.getByRole("heading", { name: "Our CRM" })).toBeVisible();
  await expect(agent.getByText("Nothing sent yet")).toBeVisible();
  expect(await agent.content()).not.toContain(secret);

  receiver.answers((response) => void response.writeHead(200).end("thank you"));
  await agent.getByRole("button", { name: "Send a test event" }).click();
  await expect(agent.getByText(/It arrived: 200 after \d+ ms/)).toBeVisible();
  await expect(agent.getByText("thank you")).toBeVisible();

  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "Do you ship to Norway?");
  // Without a reload: the list is current while somebody looks at it.
  const row = deliveries(agent).getByRole("listitem").filter({ hasText: "message.received" });
  await expect(row.getByText("Delivered")).toBeVisible();
  await row.locator("summary").click();
  await expect(row.getByText("Do you ship to Norway?")).toBeVisible();
  await expect(row.getByText("thank you")).toBeVisible();
  const received = receiver.of("message.received");
  expect(received).toHaveLength(1);
  expect(received[0] && isSignedWith(secret, received[0])).toBe(true);

  await row.getByRole("button", { name: "Send again" }).click();
  await expect.poll(() => receiver.of("message.received").length).toBe(2);
  expect(new Set(receiver.of("message.received").map(({ id }) => id)).size).toBe(1);
});

test("a delivery that failed says why, and the list can be narrowed to such", async ({
  agent,
  tenant,
  receiver,
}) => {
  const id = await webhookOf(tenant, receiver);
  receiver.answers((response) => void response.writeHead(500).end("no room"));
  await agent.goto(`/settings/webhooks/${id}`);
  await agent.getByRole("button", { name: "Send a test event" }).click();
  await expect(agent.getByText("It did not arrive. It answered with 500.")).toBeVisible();
  const visitor = await createVisitor(await appUrlOf(agent), tenant.inbox.id);
  await startConversation(visitor.call, "Hello?");
  const waiting = deliveries(agent).getByRole("listitem").filter({ hasText: "message.received" });
  await expect(waiting.getByText("Waiting")).toBeVisible();
  await waiting.locator("summary").click();
  await expect(waiting.getByText("It answered with 500.")).toBeVisible();
  await expect(waiting.getByText(/1 attempt.*Next try/)).toBeVisible();
  receiver.answers(204);
  await waiting.getByRole("button", { name: "Send now" }).click();
  await expect(waiting.getByText("Delivered")).toBeVisible();
  await deliveries(agent).getByText("Failed", { exact: true }).first().click();
  await expect(deliveries(agent).getByRole("listitem")).toHaveCount(1);
  await expect(deliveries(agent).getByText("ping")).toBeVisible();
});

test("a webhook is edited, turned off and on, given a new secret, and deleted", async ({
  agent,
  tenant,
  receiver,
}) => {
  const id = await webhookOf(tenant, receiver);
  await agent.goto("/settings/webhooks");
  await agent.getByRole("link", { name: /Our CRM/ }).click();
  await agent.getByRole("button", { name: "Edit" }).click();
  const form = agent.getByRole("dialog", { name: "Edit webhook" });
  await form.getByRole("checkbox", { name: /Contact deleted/ }).check();
  await chooseOption(form.getByLabel("Inbox"), "Website");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(agent.getByText("contact.deleted")).toBeVisible();
  await expect(agent.getByRole("definition").filter({ hasText: "Website" })).toBeVisible();

  const more = agent.getByRole("button", { name: "More actions" });
  await more.press("Enter");
  await agent.getByRole("menuitem", { name: "Turn off" }).press("Enter");
  await expect(agent.getByText("This webhook is off. It receives no events.")).toBeVisible();
  await agent.getByRole("button", { name: "Turn on" }).click();
  await expect(agent.getByText("This webhook is off. It receives no events.")).toHaveCount(0);

  await more.click();
  await agent.getByRole("menuitem", { name: "Create a new secret…" }).click();
  await chooseOption(agent.getByLabel("Old secret keeps signing"), "for another week");
  await agent.getByRole("button", { name: "Create a new secret" }).click();
  await expect(agent.getByRole("dialog").getByText(/^whsec_/)).toBeVisible();
  await agent.getByRole("button", { name: "I’ve copied it" }).click();
  await expect(agent.getByText(/We also sign with the previous secret until/)).toBeVisible();

  await more.click();
  await agent.getByRole("menuitem", { name: "Delete…" }).click();
  await agent.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(agent.getByText("No webhooks yet")).toBeVisible();
  await agent.goto(`/settings/webhooks/${id}`);
  await expect(agent.getByText("Webhook not found")).toBeVisible();
});

test("the webhooks fit on a phone, and a failure says so with a way on", async ({
  agent,
  tenant,
  receiver,
}) => {
  await agent.setViewportSize({ width: 360, height: 740 });
  const id = await webhookOf(tenant, receiver);
  await tenant.call("POST", `/api/v1/webhooks/${id}/test`);
  await agent.route("**/api/v1/webhooks", (route) => route.abort());
  await agent.goto("/settings/webhooks");
  await expect(agent.getByText("The webhooks could not be loaded")).toBeVisible();
  await agent.unroute("**/api/v1/webhooks");
  await agent.getByRole("button", { name: "Try again" }).click();
  await agent.getByRole("link", { name: /Our CRM/ }).click();
  await deliveries(agent).locator("summary").first().click();
  await expect(deliveries(agent).getByText("What we sent")).toBeVisible();
  const overflow = await agent.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});

async function appUrlOf(page: Page): Promise<string> {
  return new URL(page.url()).origin;
}
