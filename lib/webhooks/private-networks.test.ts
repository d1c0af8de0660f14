import { createServer } from "node:net";
import { createWebhookBody } from "@linkdesk/contract/webhooks.ts";
import { beforeAll, expect, it } from "vitest";
import { createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { startReceiver } from "../../tests/support/webhook-receiver.ts";
import { db } from "../platform/db.ts";
import { createWebhook } from "./create-webhook.ts";
import { sendTestEvent } from "./send-test-event.ts";

useDatabase();
// Not somebody's own machine: a service on the internet.
beforeAll(() => {
  process.env.APP_URL = "https://chat.example.com";
});

const body = (url: string) => createWebhookBody.parse({ url, events: ["message.received"] });

it.each([
  "http://hooks.example.com/",
  "https://127.0.0.1/hook",
  "https://[::1]/hook",
  "https://[::ffff:10.0.0.1]/",
  "https://10.0.0.7/hook",
  "https://192.168.1.1:8443/",
  "https://169.254.169.254/latest/meta-data",
  "https://2130706433/",
  "https://0x7f.1/",
])("%s is refused where it is entered", async (url) => {
  const { me } = await createTenant();
  await expect(createWebhook(me, body(url))).rejects.toMatchObject({ code: "invalid_request" });
});

it.each(["ftp://example.com/", "javascript:alert(1)", "https://user:pass@example.com/", "hook"])(
  "%s is no address of a webhook",
  (url) => {
    expect(createWebhookBody.safeParse({ url, events: ["message.received"] }).success).toBe(false);
  },
);

it("a name that leads to a private address is refused when it is connected to", async () => {
  const receiver = await startReceiver();
  const { me } = await createTenant();
  const { webhook } = await createWebhook(me, body(`https://localhost:${receiver.port}/`));
  expect(await sendTestEvent(me, webhook.id)).toMatchObject({
    state: "failed",
    lastStatus: null,
    lastError: "That address is not on the public internet.",
  });
  // Also one that was stored when other rules applied.
  await db().webhook.updateMany({ data: { url: receiver.url } });
  expect(await sendTestEvent(me, webhook.id)).toMatchObject({
    lastError: "That address is not on the public internet.",
  });
  expect(receiver.received).toEqual([]);
  await receiver.close();
});

it("nothing connects before the address was looked at", async () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  const { me } = await createTenant();
  const { webhook } = await createWebhook(me, body(`https://localhost:${port}/`));
  await sendTestEvent(me, webhook.id);
  expect(connections).toBe(0);
  await new Promise((done) => server.close(done));
});
