// Mails that Resend keeps, fetched from a stand-in for its API.
import { createInboxBody } from "@linkdesk/contract/inboxes.ts";
import { putMailAccountBody } from "@linkdesk/contract/mail-accounts.ts";
import { beforeEach, expect, it } from "vitest";
import { rawMail, resend } from "../../../tests/support/mail-posts.ts";
import { createTenant } from "../../../tests/support/people.ts";
import { useDatabase } from "../../../tests/support/use-database.ts";
import type { Actor } from "../../access/actor.ts";
import { createInbox } from "../../inboxes/create-inbox.ts";
import { db } from "../../platform/db.ts";
import { OutgoingError } from "../../platform/outgoing.ts";
import { getMailAccount } from "../accounts/get-mail-account.ts";
import { updateMailAccount } from "../accounts/update-mail-account.ts";
import { parseMail } from "../parse/parse-mail.ts";
import { fetchStoredMail } from "./fetch-stored-mail.ts";
import { readMail } from "./read-mail.ts";
import { receivePost } from "./receive-post.ts";

useDatabase();

const SECRET = `whsec_${Buffer.from("a secret that is long enough").toString("base64")}`;
const STORED = "56761188-7520-42d8-8898-ff6fc54ce618";
const API = `https://api.resend.com/emails/receiving/${STORED}`;
const RAW = `https://inbound-cdn.resend.com/${STORED}/raw?signature=sig-123`;

type Answer = { status?: number; body: unknown };

let me: Actor;
let inboxId: string;
let emailId: string;
let answers: Map<string, Answer>;
let asked: { url: string; headers: Record<string, string> }[];

beforeEach(async () => {
  answers = new Map();
  asked = [];
  ({ me } = await createTenant());
  const address = `help-${crypto.randomUUID()}@example.com`;
  const body = { kind: "email", name: "Support", senderName: "Support", address };
  inboxId = (await createInbox(me, createInboxBody.parse(body))).id;
  await connect(address, { providerApiKey: "re_123" });
  const { headers, body: posted } = resend(address, SECRET);
  const request = new Request("http://localhost/", {
    method: "POST",
    headers,
    body: posted as string,
  });
  await receivePost(request, "resend", inboxId);
  emailId = (await email())?.id ?? "";
});

async function connect(address: string, given: object): Promise<void> {
  const inbound = { kind: "provider", provider: "resend" };
  const body = { address, senderName: "Support", signature: "", inbound, signingSecret: SECRET };
  const outbound = { kind: "installation" };
  await updateMailAccount(me, inboxId, putMailAccountBody.parse({ ...body, outbound, ...given }));
}

const email = () => db().email.findFirst({ where: { inboxId } });

/** Runs the job with the answers of the stand-in. */
function run() {
  const data = { workspaceId: me.workspace.id, emailId, storedId: STORED, keyOf: "inbox" } as const;
  return fetchStoredMail(data, async (url, { headers, maxBytes }) => {
    asked.push({ url, headers });
    const answer = answers.get(url);
    if (!answer) throw new OutgoingError("It could not be reached.");
    const { status = 200, body } = answer;
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
    if (bytes.length > maxBytes) throw new OutgoingError("It is too large.");
    return { status, bytes };
  });
}

/** https://resend.com/docs/api-reference/emails/retrieve-received-email */
const stored = (given: object = {}) => ({
  object: "email",
  id: STORED,
  to: ["help@example.com"],
  from: "Ada <ada@example.org>",
  created_at: "2026-11-27T10:00:00.000Z",
  subject: "Hello World",
  html: "<p>Congrats on <strong>receiving</strong>!</p>",
  text: "Congrats on receiving!",
  headers: { "return-path": "ada@example.org", "in-reply-to": "<earlier@example.org>" },
  bcc: [],
  cc: [],
  reply_to: [],
  message_id: "<example+123@example.org>",
  raw: { download_url: RAW, expires_at: "2026-11-27T11:00:00.000Z" },
  attachments: [],
  ...given,
});

it("a mail that Resend keeps is fetched and becomes a conversation", async () => {
  answers.set(`${API}?html_format=cid`, { body: stored() });
  answers.set(RAW, { body: Buffer.from(rawMail({ to: "help@example.com" })) });
  await run();
  await readMail({ workspaceId: me.workspace.id, emailId });
  expect(await email()).toMatchObject({ state: "accepted", subject: "A question" });
  expect(asked[0]?.headers.authorization).toBe("Bearer re_123");
  // The address of the mail is signed: the key is for the API alone.
  expect(asked[1]?.headers).toEqual({});
});

it("a job that runs twice fetches a mail once", async () => {
  answers.set(`${API}?html_format=cid`, { body: stored() });
  answers.set(RAW, { body: Buffer.from(rawMail({ to: "help@example.com" })) });
  await run();
  await run();
  expect(asked).toHaveLength(2);
});

it.each([
  ["is not there", null],
  ["lies elsewhere", { download_url: "https://169.254.169.254/latest/meta-data" }],
  [
    "lies at a host with another end",
    { download_url: "https://inbound-cdn.resend.com.example.org/x" },
  ],
])("where the raw mail %s, one is written of Resend's fields", async (_, raw) => {
  const file = `https://inbound-cdn.resend.com/${STORED}/attachments/1?signature=s`;
  answers.set(`${API}?html_format=cid`, { body: stored({ raw }) });
  answers.set(`${API}/attachments`, {
    body: {
      object: "list",
      has_more: false,
      data: [
        {
          id: "1",
          filename: "avatar.png",
          content_type: "image/png",
          content_id: "img001",
          download_url: file,
        },
        {
          id: "2",
          filename: "b.png",
          content_type: "image/png",
          download_url: "https://10.0.0.1/b",
        },
      ],
    },
  });
  answers.set(file, { body: Buffer.from([1, 2, 3]) });
  await run();
  const mail = await parseMail(Buffer.from((await email())?.raw ?? []));
  expect(mail).toMatchObject({
    messageId: "example+123@example.org",
    from: { address: "ada@example.org" },
    inReplyTo: ["earlier@example.org"],
    subject: "Hello World",
    files: [{ name: "avatar.png", contentId: "img001" }],
  });
  expect(asked.map(({ url }) => new URL(url).hostname)).toEqual([
    "api.resend.com",
    "api.resend.com",
    "inbound-cdn.resend.com",
  ]);
});

it("a key that Resend refuses is tried again later, and the inbox says so until it works", async () => {
  answers.set(`${API}?html_format=cid`, { status: 401, body: {} });
  await expect(run()).rejects.toThrow("refuses the API key");
  expect(await email()).toMatchObject({ state: "queued" });
  expect(await getMailAccount(me, inboxId)).toMatchObject({
    lastError: expect.stringContaining("Resend refuses the API key"),
    failingSince: expect.any(String),
  });
  answers.set(`${API}?html_format=cid`, { body: stored() });
  answers.set(RAW, { body: Buffer.from(rawMail({ to: "help@example.com" })) });
  await run();
  expect(await getMailAccount(me, inboxId)).toMatchObject({ lastError: null, failingSince: null });
});

it("a mail that Resend does not have any more is held", async () => {
  answers.set(`${API}?html_format=cid`, { status: 404, body: {} });
  await run();
  expect(await email()).toMatchObject({
    ...{ state: "held", reason: "not_handed_over" },
    ...{ fromAddress: "ada@example.org", subject: "Sending this example" },
  });
});

it("a mail that could not be fetched for hours is held", async () => {
  await expect(run()).rejects.toThrow("could not be reached");
  const createdAt = new Date(Date.now() - 5 * 60 * 60_000);
  await db().email.update({ where: { id: emailId }, data: { createdAt } });
  await run();
  expect(await email()).toMatchObject({ state: "held", reason: "not_handed_over" });
});

it("a mail of more than 25 MB is held", async () => {
  answers.set(`${API}?html_format=cid`, { body: stored() });
  answers.set(RAW, { body: Buffer.alloc(25 * 1024 * 1024 + 1) });
  await run();
  expect(await email()).toMatchObject({ state: "held", reason: "too_large" });
});
