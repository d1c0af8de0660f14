// The programs in examples/, each as it is, against the running service.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Message } from "@linkdesk/contract/conversations.ts";
import type { CreatedWebhook } from "@linkdesk/contract/webhooks.ts";
import { afterEach, beforeEach, expect, inject, it, vi } from "vitest";
import { freePort } from "../../scripts/free-port.ts";
import { root } from "../../scripts/stack.ts";
import {
  createKey,
  createTenant,
  createVisitor,
  send,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";
import { startReceiver } from "../support/webhook-receiver.ts";

const appUrl = inject("appUrl");
const WAIT = { timeout: 10_000, interval: 50 };
const programs: ChildProcess[] = [];
let tenant: Tenant;
let visitor: Awaited<ReturnType<typeof createVisitor>>;
let key: string;

beforeEach(async () => {
  tenant = await createTenant(appUrl, "Examples");
  visitor = await createVisitor(appUrl, tenant.inbox.id);
  key = (await createKey(appUrl, tenant, { scopes: ["conversations:read", "conversations:write"] }))
    .key;
});
afterEach(() => {
  for (const program of programs.splice(0)) program.kill();
});

const environment = (more: Record<string, string>) => ({
  ...process.env,
  ...{ LINKDESK_URL: appUrl, LINKDESK_API_KEY: key, ...more },
});

/** Starts a program that hears webhooks, and the webhook; returns its address. */
async function hear(program: string, more: Record<string, string>): Promise<string> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const events = ["message.received"];
  const { body } = await tenant.call<CreatedWebhook>("POST", "/api/v1/webhooks", { url, events });
  const env = environment({ PORT: String(port), WEBHOOK_SECRET: body.secret, ...more });
  const child = spawn(process.execPath, [join(root, "examples", program)], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  programs.push(child);
  await once(child.stdout, "data");
  return url;
}

it("the bot answers, shows buttons, hands over to a person, and is silent then", async () => {
  const { body: team } = await tenant.call<{ items: { id: string }[] }>("GET", "/api/v1/members");
  const [{ id: person = "" } = {}] = team.items;
  expect(person).not.toBe("");
  await hear("bot/bot.ts", { HAND_OVER_TO: person });
  const id = await startConversation(visitor.call, "Hi!");
  const path = `/api/widget/v1/conversations/${id}/messages`;
  const messages = async () =>
    (await visitor.call<{ messages: Message[] }>("GET", path)).body.messages;
  const count = (wanted: number) =>
    vi.waitFor(async () => {
      const all = await messages();
      expect(all).toHaveLength(wanted);
      return all;
    }, WAIT);
  const write = (text: string) =>
    visitor.call("POST", path, { clientId: crypto.randomUUID(), text, attachmentIds: [] });

  const menu = (await count(2)).at(-1);
  expect(menu?.author.type).toBe("bot");
  expect(menu?.content).toMatchObject({
    interactive: { buttons: [{ label: "Opening hours" }, {}, {}] },
  });
  await visitor.call("POST", `${path}/${menu?.id}/response`, { buttonId: "answer-0" });
  expect((await count(4)).at(-1)?.text).toContain("9 to 17");
  await write("Talk to a person");
  expect((await count(6)).at(-1)?.text).toContain("A colleague");
  await vi.waitFor(async () => {
    const { body } = await tenant.call<{ assignee: { id: string } | null }>(
      "GET",
      `/api/v1/conversations/${id}`,
    );
    expect(body.assignee?.id).toBe(person);
  }, WAIT);
  await write("Thank you");
  await vi.waitFor(async () => {
    const { body: webhooks } = await tenant.call<{ items: { id: string }[] }>(
      "GET",
      "/api/v1/webhooks",
    );
    const { body } = await tenant.call<{ items: { state: string }[] }>(
      "GET",
      `/api/v1/webhooks/${webhooks.items[0]?.id}/deliveries`,
    );
    expect(body.items.map(({ state }) => state)).toEqual(Array(4).fill("delivered"));
  }, WAIT);
  expect((await messages()).map(({ text }) => text)).toEqual([
    ...["Hi!", "How can we help?", "Opening hours"],
    ...["We are open from **9 to 17**, Monday to Friday.", "Talk to a person"],
    ...["A colleague will be with you soon.", "Thank you"],
  ]);
});

it("the notifier tells a Slack channel of each new conversation, with nothing of its text as a mention", async () => {
  const slack = await startReceiver();
  const url = await hear("slack-notifier/notify.ts", { SLACK_URL: slack.url });
  slack.answers((response) => void response.writeHead(200).end("ok"));
  const id = await startConversation(visitor.call, "<!channel> & more\nPlease");
  await vi.waitFor(() => expect(slack.received).toHaveLength(1), WAIT);
  expect(JSON.parse(slack.received[0]?.body ?? "{}")).toEqual({
    text: `*New conversation*\n>&lt;!channel&gt; &amp; more\n>Please\n<${appUrl}/conversations/${id}|Answer>`,
  });
  const forged = await send(url, "POST", { "content-type": "application/json" }, { event: "ping" });
  expect(forged.status).toBe(500);
  await slack.close();
});

it("the nightly export writes the day's conversations as CSV, and no formula", async () => {
  const id = await startConversation(visitor.call, '=cmd|"/c calc"!A1');
  const today = new Date().toISOString().slice(0, 10);
  const run = async (day: string) =>
    (
      await promisify(execFile)(
        process.execPath,
        [join(root, "examples/nightly-export/export.ts")],
        {
          env: environment({ DAY: day }),
        },
      )
    ).stdout;
  const [head, row, ...rest] = (await run(today)).split("\r\n");
  expect(head).toBe(
    '"id","status","contact","email","assignee","messages","last message","preview"',
  );
  expect(row).toContain(`"${id}","open"`);
  expect(row?.endsWith(`,"'=cmd|""/c calc""!A1"`)).toBe(true);
  expect(rest).toEqual([""]);
  expect((await run("2020-01-01")).split("\r\n")).toEqual([head, ""]);
});
