import { connect, createServer, type Socket } from "node:net";
import { freePort } from "../../scripts/free-port.ts";
import type { Stack } from "../../scripts/stack.ts";
import {
  expect,
  openChat,
  openVisitor,
  reply,
  say,
  test,
  tokensOnScreen,
  withoutSharedWorker,
} from "../support/browser.ts";
import type { Tenant } from "../support/http-client.ts";
import { startTestStack } from "../support/test-stack.ts";
import { newestConversation } from "../support/widget-chat.ts";

const CUT_MS = 30_000;

/**
 * Stands between browsers and the realtime server, whether a tab or a worker connects; while cut,
 * nothing passes, nobody is told.
 */
async function startCuttableWire(port: number, target: number) {
  let isCut = false;
  const sockets = new Set<Socket>();
  const wire = createServer((browser) => {
    const server = connect(target, "127.0.0.1");
    for (const [from, to] of [
      [browser, server],
      [server, browser],
    ] as const) {
      sockets.add(from);
      from.on("data", (bytes) => {
        if (!isCut) to.write(bytes);
      });
      from.on("error", () => {});
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((done) => wire.listen(port, "127.0.0.1", done));
  return {
    cut(next: boolean) {
      isCut = next;
    },
    close() {
      wire.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

test("a message that cannot be sent says so, keeps its text, and goes out on retry", async ({
  visitor,
  agent,
  hostSite,
}) => {
  test.slow();
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "This one arrives");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  await visitor.route(/\/messages$/, (route) =>
    route.fulfill({ status: 400, json: { code: "invalid_request" } }),
  );
  await say(chat, "This one does not");
  await expect(chat.getByRole("alert")).toContainText("Not sent");
  await visitor.unroute(/\/messages$/);
  await chat.getByRole("button", { name: "Retry" }).click();
  await expect(chat.getByText("Not sent")).not.toBeVisible();
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /This one does not/ }).click();
  await expect(agent.getByRole("log").getByText("This one does not")).toHaveCount(1);
});

test("what is written offline goes out by itself, in order, once the network is back", async ({
  visitor,
  agent,
  hostSite,
}) => {
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "msg-0");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  await visitor.context().setOffline(true);
  for (const i of [1, 2, 3]) await say(chat, `msg-${i}`);
  await expect(chat.getByText("Sending")).toBeVisible();
  await visitor.context().setOffline(false);
  await expect(chat.getByText("Sent ·")).toBeVisible();
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /msg-3/ }).click();
  await expect.poll(() => tokensOnScreen(agent)).toEqual(["msg-0", "msg-1", "msg-2", "msg-3"]);
});

type Visitor = Awaited<ReturnType<typeof openVisitor>>;

/** A visitor whose conversation has begun, and where an agent answers it. */
async function begin({ page, close }: Visitor, tenant: Tenant, address: string) {
  await page.goto(address);
  const chat = await openChat(page);
  await say(chat, "msg-0");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  const path = `/api/v1/conversations/${await newestConversation(tenant)}/messages`;
  return { page, chat, path, close };
}

test.describe("behind a wire that fails", () => {
  let stack: Stack;
  let wire: Awaited<ReturnType<typeof startCuttableWire>>;
  test.beforeAll(async () => {
    const port = await freePort();
    stack = await startTestStack({ env: { PUSHER_CLIENT_PORT: String(port) } });
    wire = await startCuttableWire(port, Number(stack.env.PUSHER_PORT));
  });
  test.afterAll(async () => {
    wire?.close();
    await stack?.stop();
  });
  test.use({ appUrl: async ({ browserName: _ }, use) => use(stack.appUrl) });

  test("visitors cut off from realtime for 30 s have exactly the agent's messages, in order", async ({
    browser,
    tenant,
    hostSite,
  }) => {
    test.setTimeout(180_000);
    const shared = await begin(await openVisitor(browser), tenant, hostSite.page("plain"));
    const alone = await openVisitor(browser);
    await withoutSharedWorker(alone.page);
    const visitors = [shared, await begin(alone, tenant, hostSite.page("plain"))];
    let written = 0;
    const writeToAll = async () => {
      written++;
      for (const { path } of visitors) {
        const body = { clientId: crypto.randomUUID(), text: `msg-${written}` };
        expect((await tenant.call("POST", path, body)).status).toBe(201);
      }
    };
    await writeToAll();
    for (const { chat } of visitors) {
      await expect(chat.getByText("msg-1", { exact: true })).toBeVisible();
    }

    wire.cut(true);
    const until = Date.now() + CUT_MS;
    while (Date.now() < until) {
      await writeToAll();
      // Paced by a visitor's own clock: one message a second for the length of the cut.
      await shared.page.evaluate(() => new Promise((done) => setTimeout(done, 1_000)));
    }
    wire.cut(false);
    await writeToAll();
    const expected = Array.from({ length: written + 1 }, (_, i) => `msg-${i}`);
    for (const { chat, close } of visitors) {
      await expect.poll(() => tokensOnScreen(chat), { timeout: 45_000 }).toEqual(expected);
      await close();
    }
  });
});

test.describe("with realtime down altogether", () => {
  let stack: Stack;
  test.beforeAll(async () => {
    stack = await startTestStack();
    await stack.realtime?.stop();
  });
  test.afterAll(() => stack?.stop());
  test.use({ appUrl: async ({ browserName: _ }, use) => use(stack.appUrl) });

  test("both sides still converse", async ({ visitor, agent, hostSite, consoleErrors }) => {
    consoleErrors.expect(/^WebSocket connection to/);
    await visitor.goto(hostSite.page("plain"));
    const chat = await openChat(visitor);
    await say(chat, "Is anybody there?");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    await agent.goto("/conversations");
    await agent.getByRole("link", { name: /Is anybody there/ }).click();
    await reply(agent, "Yes, without realtime");
    await expect(chat.getByText("Yes, without realtime")).toBeVisible({ timeout: 40_000 });
    await say(chat, "And I hear you");
    await expect(agent.getByRole("log").getByText("And I hear you")).toBeVisible({
      timeout: 40_000,
    });
  });
});
