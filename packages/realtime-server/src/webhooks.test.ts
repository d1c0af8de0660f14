import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import type { WebhookTarget } from "./options.ts";
import { heard, joined, RELOAD_GRACE_MS, startServer, type TestServer } from "./test-support.ts";
import type { WebhookEventName } from "./webhook-events.ts";

interface Delivery {
  headers: IncomingHttpHeaders;
  rawBody: string;
}

/** A webhook receiver that answers with the given statuses, then with 200. */
async function receiver(...statuses: number[]) {
  const deliveries: Delivery[] = [];
  const http = createServer((req, res) => {
    let rawBody = "";
    req.on("data", (chunk) => {
      rawBody += chunk;
    });
    req.on("end", () => {
      deliveries.push({ headers: req.headers, rawBody });
      res.writeHead(statuses.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/hook`;
  return { url, deliveries, http };
}

async function withWebhooks(target: WebhookTarget, errors: Error[] = [], retries: number[] = []) {
  return startServer({
    app: { webhooks: [target], subscriptionCount: true },
    timeouts: { webhookRetryMs: retries, webhookRequestMs: 500 },
    onError: (error) => errors.push(error),
  });
}

/** All events so far, after the pusher package has validated every delivery. */
function events(server: TestServer, deliveries: Delivery[]): Record<string, unknown>[] {
  return deliveries.flatMap((delivery) => {
    const headers = delivery.headers as Record<string, string>;
    const webhook = server.api.webhook({ headers, rawBody: delivery.rawBody });
    expect(webhook.isValid()).toBe(true);
    expect(Math.abs(webhook.getTime().getTime() - Date.now())).toBeLessThan(20_000);
    return webhook.getEvents() as unknown as Record<string, unknown>[];
  });
}

const only = (...names: WebhookEventName[]) => ({ events: names });

describe("webhooks", () => {
  it("webhooks tell of channels and members that come and go", async () => {
    const { url, deliveries } = await receiver();
    const names = only("channel_occupied", "channel_vacated", "member_added", "member_removed");
    const server = await withWebhooks({ url, ...names });
    const ada = await server.client({ member: { user_id: "ada" } });
    const bob = await server.client({ member: { user_id: "bob" } });
    await joined(ada, "presence-room");
    await joined(bob, "presence-room");
    bob.unsubscribe("presence-room");
    await expect.poll(() => server.stats.connections, { interval: 5 }).toBe(2);
    ada.disconnect();
    await expect.poll(() => events(server, deliveries).length, { interval: 5 }).toBe(6);
    const channel = "presence-room";
    expect(events(server, deliveries)).toEqual([
      { name: "channel_occupied", channel },
      { name: "member_added", channel, user_id: "ada" },
      { name: "member_added", channel, user_id: "bob" },
      { name: "member_removed", channel, user_id: "bob" },
      { name: "member_removed", channel, user_id: "ada" },
      { name: "channel_vacated", channel },
    ]);
  });

  it("webhooks are silent about a reload", async () => {
    const { url, deliveries } = await receiver();
    const server = await startServer({
      app: { webhooks: [{ url, ...only("channel_occupied", "channel_vacated") }] },
      timeouts: { leaveGraceMs: RELOAD_GRACE_MS },
    });
    const first = await server.client();
    await joined(first, "news");
    first.disconnect();
    await expect.poll(() => server.stats.connections, { interval: 5 }).toBe(0);
    const second = await server.client();
    await joined(second, "news");
    // This channel is left after the other was, so its end proves that the other's is not coming.
    const later = await server.client();
    await joined(later, "sports");
    later.disconnect();
    await expect.poll(() => events(server, deliveries).length, { interval: 5 }).toBe(3);
    expect(events(server, deliveries)).toEqual([
      { name: "channel_occupied", channel: "news" },
      { name: "channel_occupied", channel: "sports" },
      { name: "channel_vacated", channel: "sports" },
    ]);
  });

  it("webhooks tell of client events, cache misses and subscription counts", async () => {
    const { url, deliveries } = await receiver();
    const server = await withWebhooks({
      url,
      ...only("client_event", "cache_miss", "subscription_count"),
    });
    const ada = await server.client({ member: { user_id: "ada" } });
    const room = await joined(ada, "presence-room");
    room.trigger("client-typing", { on: true });
    await heard(ada.subscribe("cache-a"), "pusher:cache_miss");
    await expect.poll(() => events(server, deliveries).length, { interval: 5 }).toBe(3);
    expect(events(server, deliveries)).toEqual([
      {
        name: "client_event",
        channel: "presence-room",
        event: "client-typing",
        data: '{"on":true}',
        socket_id: ada.connection.socket_id,
        user_id: "ada",
      },
      { name: "cache_miss", channel: "cache-a" },
      { name: "subscription_count", channel: "cache-a", subscription_count: 1 },
    ]);
  });

  it("webhooks of one moment travel together", async () => {
    const { url, deliveries } = await receiver();
    const server = await startServer({
      app: { webhooks: [{ url }] },
      timeouts: { webhookBatchMs: 100 },
    });
    const client = await server.rawConnected();
    for (const name of ["a", "b", "c"]) await client.subscribe(name);
    await expect.poll(() => deliveries.length, { interval: 5 }).toBe(1);
    expect(events(server, deliveries)).toHaveLength(3);
  });

  it("webhooks that failed are tried again, in order", async () => {
    const { url, deliveries } = await receiver(500, 302);
    const server = await withWebhooks({ url, ...only("channel_occupied") }, [], [5, 5, 5]);
    const client = await server.rawConnected();
    await client.subscribe("a");
    await expect.poll(() => deliveries.length, { interval: 5 }).toBe(3);
    expect(new Set(deliveries.map((delivery) => delivery.rawBody)).size).toBe(1);
    await client.subscribe("b");
    await expect.poll(() => deliveries.length, { interval: 5 }).toBe(4);
    expect(events(server, deliveries).at(-1)).toEqual({ name: "channel_occupied", channel: "b" });
  });

  it("webhooks are given up after the last retry, and that is reported", async () => {
    const { url, deliveries } = await receiver(500, 500, 500);
    const errors: Error[] = [];
    const server = await withWebhooks({ url, ...only("channel_occupied") }, errors, [5, 5]);
    const client = await server.rawConnected();
    await client.subscribe("a");
    await expect.poll(() => errors.length, { interval: 5 }).toBe(1);
    expect(errors[0]?.message).toMatch(/gave up on 1 event\(s\) after 3 attempt\(s\): status 500/);
    expect(deliveries).toHaveLength(3);
    await client.subscribe("b");
    await expect.poll(() => deliveries.length, { interval: 5 }).toBe(4);
  });

  it("webhooks survive a receiver that is not there", async () => {
    const { url, http } = await receiver();
    await new Promise((resolve) => http.close(resolve));
    const errors: Error[] = [];
    const server = await withWebhooks({ url, ...only("channel_occupied") }, errors);
    const client = await server.rawConnected();
    await client.subscribe("a");
    await expect.poll(() => errors[0]?.message, { interval: 5 }).toMatch(/ECONNREFUSED/);
  });

  it("webhooks are delivered before the server stops", async () => {
    const { url, deliveries } = await receiver();
    const server = await startServer({
      app: { webhooks: [{ url }] },
      timeouts: { webhookBatchMs: 60_000 },
    });
    const client = await server.rawConnected();
    await client.subscribe("a");
    await server.server.close();
    expect(events(server, deliveries)).toEqual([{ name: "channel_occupied", channel: "a" }]);
  });

  it("webhooks drop what a slow receiver cannot take, and say so", async () => {
    const { url } = await receiver();
    const errors: Error[] = [];
    const server = await startServer({
      app: { webhooks: [{ url, events: ["channel_occupied"] }] },
      limits: { webhookQueueLength: 2 },
      timeouts: { webhookBatchMs: 60_000 },
      onError: (error) => errors.push(error),
    });
    const client = await server.rawConnected();
    for (const name of ["a", "b", "c"]) await client.subscribe(name);
    expect(errors.map((error) => error.message)).toEqual([
      expect.stringMatching(/queue full, event dropped/),
    ]);
  });
});
