// Mails in both directions through a service that is killed again and again. Nothing may be lost, and nothing doubled
// that the other side could not recognise.
import { randomInt } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { ConversationListItem, Message, Page } from "@linkdesk/contract/conversations.ts";
import type { StartByMailBody } from "@linkdesk/contract/emails.ts";
import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import pg from "pg";
import { hasMailServers } from "../../scripts/require-mail-servers.ts";
import type { Stack } from "../../scripts/stack.ts";
import { letAway } from "./every-mail.ts";
import {
  createTenant,
  createVisitor,
  send,
  startConversation,
  type Tenant,
} from "./http-client.ts";
import { untilMail } from "./mail.ts";
import { type MailServers, startMailServers } from "./mail-servers.ts";
import { startSmtp, type TestSmtp } from "./smtp.ts";
import { CRON_SECRET, startTestStack } from "./test-stack.ts";

export type ChaosReport = {
  kills: number;
  /** How many messages had to be mailed, and how many mails came in. */
  outgoing: number;
  incoming: number;
  /** By the text that tells them apart. */
  lost: string[];
  /** Mailed under several Message-IDs, or stored several times. */
  doubled: string[];
  /** Mails that a server got twice under the same Message-ID: it was taken, and then the service died. */
  repeated: number;
  seconds: number;
};

/** Of each kind, between two kills. */
const BATCH = 5;
const CONVERSATIONS = 4;
/** The service is killed up to so long after it has got a batch: with mails waiting, in hand, and done. */
const MAX_WORK_MS = 700;
const SETTLE_MS = 120_000;
const LOOK_EVERY_MS = 250;
const SUPPORT = "support@mail.test";
const PASSWORD = "correct horse";

type World = {
  stack: Stack;
  smtp: TestSmtp;
  /** Absent without their packages: then no mail comes by IMAP. */
  servers: MailServers | null;
  database: pg.Client;
  tenant: Tenant;
  inboxId: string;
  /** Conversations whose messages are mailed. */
  mailed: string[];
  /** A chat and the mail about it, which is answered. */
  chat: { id: string; mailId: string };
};

/** What must arrive: by mail, as messages of the chat, and as conversations. */
type Ledger = { outgoing: string[]; answers: string[]; unsure: string[]; fetched: string[] };

/** Kills the service so many times in the middle of its work, and tells what became of it. */
export async function runMailChaos(
  kills: number,
  say: (line: string) => void = () => {},
): Promise<ChaosReport> {
  const started = performance.now();
  const world = await startWorld();
  const ledger: Ledger = { outgoing: [], answers: [], unsure: [], fetched: [] };
  try {
    const work: Promise<void>[] = [];
    for (let kill = 1; kill <= kills; kill++) {
      work.push(...giveWork(world, ledger));
      await delay(randomInt(MAX_WORK_MS));
      await killApp(world);
      if (kill % 10 === 0) say(`killed ${kill} times`);
    }
    await Promise.all(work);
    const found = await settle(world, ledger);
    const seconds = Math.round((performance.now() - started) / 1_000);
    const incoming = ledger.answers.length + ledger.fetched.length;
    return { kills, outgoing: ledger.outgoing.length, incoming, ...found, seconds };
  } finally {
    await stopWorld(world);
  }
}

async function startWorld(): Promise<World> {
  const smtp = await startSmtp();
  const servers = hasMailServers() ? await startMailServers() : null;
  servers?.createMailbox(SUPPORT, PASSWORD);
  const stack = await startTestStack({ env: { CRON_SECRET } });
  const database = new pg.Client({ connectionString: stack.databaseUrl });
  await database.connect();
  const tenant = await createTenant(stack.appUrl);
  const { id: inboxId } = await must<Inbox>(tenant, "POST", "/api/v1/inboxes", {
    ...{ kind: "email", name: "Support", address: SUPPORT, senderName: "Support" },
  });
  const server = { host: "127.0.0.1", security: "none" };
  await must(tenant, "PUT", `/api/v1/inboxes/${inboxId}/mail-account`, {
    ...{ address: SUPPORT, senderName: "Support", signature: "" },
    outbound: { kind: "smtp", ...server, port: smtp.port, user: "" },
    inbound: servers
      ? { kind: "imap", ...server, port: servers.ports.imap, user: SUPPORT }
      : { kind: "forwarding" },
    ...(servers && { imapPassword: PASSWORD }),
  });
  const mailed = await Promise.all(
    Array.from({ length: CONVERSATIONS }, (_, at) => startByMail(tenant, inboxId, at)),
  );
  const chat = await startChat(stack, tenant);
  const world = { stack, smtp, servers, database, tenant, inboxId, mailed, chat };
  if (servers) await untilRead(world);
  return world;
}

async function stopWorld({ stack, smtp, servers, database }: World): Promise<void> {
  await database.end();
  await stack.stop();
  await smtp.close();
  servers?.stop();
}

async function startByMail(tenant: Tenant, inboxId: string, at: number): Promise<string> {
  const body = {
    ...{ clientId: crypto.randomUUID(), inboxId, subject: `Order ${at}`, text: "Hello" },
    to: { name: "", address: `reader${at}@mail.test` },
  } satisfies Partial<StartByMailBody>;
  const path = "/api/v1/conversations";
  return (await must<{ conversationId: string }>(tenant, "POST", path, body)).conversationId;
}

/** A visitor writes while the team is away, and the mail about it is captured. */
async function startChat({ appUrl, databaseUrl, env }: Stack, tenant: Tenant) {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(call, "Is anybody there?");
  await letAway({ appUrl, databaseUrl, tenant }, id, "team");
  const mail = await untilMail(env.MAIL_DIR ?? "", tenant.email, /^New message/);
  return { id, mailId: mail.id };
}

/** Mails that are there before the folder was read for the first time are none of ours. */
async function untilRead({ database, inboxId }: World): Promise<void> {
  const look = "SELECT 1 FROM mail_accounts WHERE inbox_id = $1 AND checked_at IS NOT NULL";
  while ((await database.query(look, [inboxId])).rowCount === 0) await delay(LOOK_EVERY_MS);
}

/** A batch of each kind at once. What is not acknowledged is sent again, where that is safe. */
function giveWork(world: World, ledger: Ledger): Promise<void>[] {
  const { servers } = world;
  const batch = Array.from({ length: BATCH }, (_, at) => at);
  for (const _ of servers ? batch : []) {
    const text = `question-${crypto.randomUUID()}`;
    ledger.fetched.push(text);
    const head = `From: ${text}@mail.test\r\nTo: ${SUPPORT}\r\nMessage-ID: <${text}@mail.test>`;
    servers?.deliver(SUPPORT, `${head}\r\nSubject: Question\r\n\r\n${text}\r\n`);
  }
  return batch.flatMap((at) => [postMessage(world, ledger, at), answer(world, ledger)]);
}

/** As a client does: the same message again until it is acknowledged. */
async function postMessage(world: World, ledger: Ledger, at: number) {
  const clientId = crypto.randomUUID();
  const text = `message-${clientId}`;
  const path = `/api/v1/conversations/${world.mailed[at % CONVERSATIONS]}/messages`;
  ledger.outgoing.push(text);
  for (;;) {
    const body = { clientId, text };
    const status = await world.tenant.call("POST", path, body).then(
      (answered) => answered.status,
      () => 0,
    );
    if (status === 200 || status === 201) return;
    await delay(LOOK_EVERY_MS);
  }
}

/** Somebody answers the mail about the chat. Whether an answer was taken that got no acknowledgement is unknown. */
async function answer({ stack: { appUrl }, chat: { mailId } }: World, ledger: Ledger) {
  const text = `answer-${crypto.randomUUID()}`;
  const path = `${appUrl}/api/v1/dev-mail-replies`;
  const status = await send(path, "POST", { origin: appUrl }, { mailId, text }).then(
    (answered) => answered.status,
    () => 0,
  );
  (status === 204 ? ledger.answers : ledger.unsure).push(text);
}

async function killApp({ stack, database }: World): Promise<void> {
  const pid = stack.app.pid() ?? 0;
  process.kill(pid, "SIGKILL");
  while (stack.app.pid() === pid && isRunning(pid)) await delay(1);
  // What the dead process had in hand is given to the next one after two minutes, and its mail folder after one:
  // that time passes here.
  await database.query(
    `UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE state = 'active'`,
  );
  await database.query("UPDATE mail_accounts SET leased_until = now()");
  while (!(await fetch(`${stack.appUrl}/api/health`).catch(() => null))?.ok) await delay(20);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

type Found = Pick<ChaosReport, "lost" | "doubled" | "repeated">;

/** Waits until everything has arrived, or nothing more can be expected. */
async function settle(world: World, ledger: Ledger): Promise<Found> {
  const until = performance.now() + SETTLE_MS;
  for (;;) {
    // Pauses before another attempt pass, too.
    await world.database.query(`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`);
    const found = await compare(world, ledger);
    if (found.lost.length === 0 || performance.now() > until) return found;
    await delay(LOOK_EVERY_MS);
  }
}

async function compare(world: World, { outgoing, answers, unsure, fetched }: Ledger) {
  const mails = world.smtp.received.map(({ raw }) => ({
    id: /^Message-ID: (\S+)/im.exec(raw)?.[1] ?? "",
    raw,
  }));
  const sent = new Map(mails.map(({ id, raw }) => [id, raw]));
  const inMails = [...sent.values()].flatMap((raw) =>
    outgoing.filter((text) => raw.includes(text)),
  );
  const inChat = (await readMessages(world)).map(({ text }) => text);
  const started = (await readConversations(world))
    .map(({ preview }) => preview)
    .filter((preview) => preview.startsWith("question-"));
  const arrived = [...inMails, ...inChat, ...started];
  const counts = new Map<string, number>();
  for (const text of arrived) counts.set(text, (counts.get(text) ?? 0) + 1);
  const all = [...outgoing, ...answers, ...fetched];
  return {
    lost: all.filter((text) => !counts.has(text)),
    doubled: [...all, ...unsure].filter((text) => (counts.get(text) ?? 0) > 1),
    repeated: mails.length - sent.size,
  };
}

async function readMessages({ tenant, chat }: World): Promise<Message[]> {
  const all: Message[] = [];
  for (;;) {
    const path = `/api/v1/conversations/${chat.id}/messages?after=${all.at(-1)?.seq ?? 0}&limit=100`;
    type Answered = { messages: Message[]; hasMore: boolean };
    const { messages, hasMore } = await must<Answered>(tenant, "GET", path);
    all.push(...messages);
    if (!hasMore) return all;
  }
}

async function readConversations({ tenant }: World): Promise<ConversationListItem[]> {
  const all: ConversationListItem[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const from: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
    const path = `/api/v1/conversations?limit=100${from}`;
    const page: Page<ConversationListItem> = await must(tenant, "GET", path);
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
}

async function must<T>({ call }: Tenant, method: string, path: string, body?: object): Promise<T> {
  const answered = await call<T>(method, path, body);
  if (answered.status < 300) return answered.body;
  throw new Error(`${method} ${path}: ${answered.status} ${JSON.stringify(answered.body)}`);
}
