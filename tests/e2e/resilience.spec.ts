import type { Page } from "@playwright/test";
import type { Stack } from "../../scripts/stack.ts";
import { expect, openChat, reply, say, test, tokensOnScreen } from "../support/browser.ts";
import { startTestStack } from "../support/test-stack.ts";

const CUT_MS = 30_000;

/** Stands between a page and the realtime server; while cut, nothing passes, nobody is told. */
async function cuttableRealtime(page: Page): Promise<{ cut: () => void; restore: () => void }> {
  let isCut = false;
  await page.context().routeWebSocket(/\/app\//, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      if (!isCut) server.send(message);
    });
    server.onMessage((message) => {
      if (!isCut) socket.send(message);
    });
  });
  return {
    cut: () => {
      isCut = true;
    },
    restore: () => {
      isCut = false;
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

test("a visitor cut off from realtime for 30 s has exactly the agent's messages, in order", async ({
  visitor,
  tenant,
  hostSite,
}) => {
  test.setTimeout(120_000);
  const network = await cuttableRealtime(visitor);
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "msg-0");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  const list = await tenant.call<{ items: { id: string }[] }>("GET", "/api/v1/conversations");
  const path = `/api/v1/conversations/${list.body.items[0]?.id}/messages`;
  const write = async (i: number) => {
    const body = { clientId: crypto.randomUUID(), text: `msg-${i}` };
    expect((await tenant.call("POST", path, body)).status).toBe(201);
  };
  await write(1);
  await expect(chat.getByText("msg-1", { exact: true })).toBeVisible();

  network.cut();
  const until = Date.now() + CUT_MS;
  let written = 1;
  while (Date.now() < until) {
    await write(++written);
    // Paced by the visitor's own clock: one message a second for the length of the cut.
    await visitor.evaluate(() => new Promise((done) => setTimeout(done, 1_000)));
  }
  network.restore();
  await write(++written);
  const expected = Array.from({ length: written + 1 }, (_, i) => `msg-${i}`);
  await expect.poll(() => tokensOnScreen(chat), { timeout: 45_000 }).toEqual(expected);
});

test.describe("with realtime down altogether", () => {
  let stack: Stack;
  test.beforeAll(async () => {
    stack = await startTestStack();
    await stack.realtime?.stop();
  });
  test.afterAll(() => stack?.stop());
  test.use({ appUrl: async ({ browserName: _ }, use) => use(stack.appUrl) });

  test("both sides still converse", async ({ visitor, agent, hostSite }) => {
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
