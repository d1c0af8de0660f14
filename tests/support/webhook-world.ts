import { createWebhookBody, deliveriesQuery } from "@linkdesk/contract/webhooks.ts";
import { afterEach, beforeEach, expect } from "vitest";
import type { Actor } from "../../lib/access/actor.ts";
import type { VisitorSession } from "../../lib/access/visitor-session.ts";
import { startConversation } from "../../lib/conversations/start-conversation.ts";
import { dispatchEvents } from "../../lib/jobs/dispatch-events.ts";
import { db } from "../../lib/platform/db.ts";
import { createWebhook } from "../../lib/webhooks/create-webhook.ts";
import { deliverDue } from "../../lib/webhooks/deliver-due.ts";
import { listDeliveries } from "../../lib/webhooks/list-deliveries.ts";
import { createTenant, createVisitor } from "./people.ts";
import { type Receiver, startReceiver } from "./webhook-receiver.ts";

/** A workspace whose webhooks go to a receiver, and the process that delivers, with a clock of its own. */
class WebhookWorld {
  receiver!: Receiver;
  me!: Actor;
  inboxId!: string;
  /** The visitor who writes. */
  session!: VisitorSession;
  /** How far the clock of the delivering process is ahead. */
  aheadMs = 1_000;

  readonly now = () => new Date(Date.now() + this.aheadMs);

  /** Dispatches the events and delivers what is due by the clock; answers how many. */
  async deliver(timeoutMs?: number): Promise<number> {
    await dispatchEvents();
    return deliverDue({ now: this.now, timeoutMs });
  }

  /** Moves the clock. */
  letPass(ms: number): void {
    this.aheadMs += ms;
  }

  /** A webhook to the receiver, for `message.received` unless something else is given. */
  createWebhook(given: Record<string, unknown> = {}, actor = this.me) {
    const body = { url: this.receiver.url, events: ["message.received"], ...given };
    return createWebhook(actor, createWebhookBody.parse(body));
  }

  /** The visitor begins a conversation; answers its id. */
  async say(text = "Hello"): Promise<string> {
    const body = { clientId: crypto.randomUUID(), text };
    return (await startConversation(this.session, body)).conversation.id;
  }

  async deliveriesOf(webhookId: string) {
    return (await listDeliveries(this.me, webhookId, deliveriesQuery.parse({}))).items;
  }

  async onlyDelivery(webhookId: string) {
    const all = await this.deliveriesOf(webhookId);
    expect(all).toHaveLength(1);
    return all[0] as (typeof all)[number];
  }
}

/** A new workspace and receiver for each test of the file, which calls `useDatabase` itself. */
export function useWebhookWorld(): WebhookWorld {
  const world = new WebhookWorld();
  beforeEach(async () => {
    world.aheadMs = 1_000;
    await db().webhookDelivery.deleteMany();
    world.receiver = await startReceiver();
    Object.assign(world, await createTenant());
    world.session = await createVisitor(world.inboxId);
  });
  afterEach(() => world.receiver.close());
  return world;
}
