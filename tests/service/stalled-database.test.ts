// A database that holds a lock, that has stopped, or that is gone: whoever asks is asked to come again, and a message
// that is sent again is stored once.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Message, MessagePage } from "@linkdesk/contract/conversations.ts";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Stack } from "../../scripts/stack.ts";
import {
  type Caller,
  createTenant,
  createVisitor,
  startConversation,
} from "../support/http-client.ts";
import { startTestStack } from "../support/test-stack.ts";

let stack: Stack;
let client: pg.Client;
let call: Caller;
let asOwner: Caller;
let path: string;
let id: string;
let postmaster: number;

beforeAll(async () => {
  stack = await startTestStack();
  client = new pg.Client({ connectionString: stack.databaseUrl });
  client.on("error", () => {});
  await client.connect();
  const tenant = await createTenant(stack.appUrl);
  asOwner = tenant.call;
  call = (await createVisitor(stack.appUrl, tenant.inbox.id)).call;
  id = await startConversation(call, "first");
  path = `/api/widget/v1/conversations/${id}/messages`;
  const { rows } = await client.query("SHOW data_directory");
  postmaster = Number(
    readFileSync(join(rows[0].data_directory, "postmaster.pid"), "utf8").split("\n")[0],
  );
});
afterAll(async () => {
  await client?.end().catch(() => {});
  await stack?.stop();
});

const isUnavailable = { status: 503, body: { code: "unavailable", status: 503 } };

test("a message whose conversation is locked is refused for now, and sent again it is stored once", async () => {
  const message = { clientId: crypto.randomUUID(), text: "held up" };
  await client.query("BEGIN");
  await client.query("SELECT 1 FROM conversations WHERE id = $1 FOR UPDATE", [id]);
  const refused = await call("POST", path, message);
  expect(refused).toMatchObject(isUnavailable);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  // The same of a use case with a transaction of its own.
  const assigned = await asOwner("POST", `/api/v1/conversations/${id}/messages`, {
    ...{ clientId: crypto.randomUUID(), text: "from the team" },
  });
  expect(assigned).toMatchObject(isUnavailable);
  await client.query("ROLLBACK");
  await expect
    .poll(async () => (await call("POST", path, message)).status, { timeout: 20_000 })
    .toBeLessThan(300);
  const { body } = await call<MessagePage>("GET", path);
  const texts = body.messages.map(({ text }) => text);
  expect(texts.filter((text) => text === "held up")).toHaveLength(1);
}, 60_000);

test("a database that has stopped is no error of the service, and after it goes on all is well", async () => {
  const message = { clientId: crypto.randomUUID(), text: "while it stood still" };
  const { rows } = await client.query(
    "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()",
  );
  const processes = [postmaster, ...rows.map((row: { pid: number }) => row.pid)];
  for (const pid of processes) process.kill(pid, "SIGSTOP");
  try {
    const refused = await Promise.all([
      call("POST", path, message),
      call("GET", path),
      asOwner("GET", "/api/v1/conversations"),
    ]);
    for (const answer of refused) {
      expect(answer).toMatchObject(isUnavailable);
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    }
  } finally {
    for (const pid of processes) process.kill(pid, "SIGCONT");
  }
  await expect
    .poll(async () => (await call("POST", path, message)).status, { timeout: 20_000 })
    .toBeLessThan(300);
  const { body } = await call<{ message: Message }>("POST", path, message);
  expect(body.message.text).toBe("while it stood still");
}, 90_000);
