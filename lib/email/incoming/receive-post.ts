import "server-only";
import type { MailProvider } from "@linkdesk/contract/mail-providers.ts";
import { isFirstUse } from "../../http/rate-limit.ts";
import { AppError } from "../../platform/app-error.ts";
import { db, LONG_TRANSACTION, type Prisma } from "../../platform/db.ts";
import { enqueue } from "../../platform/jobs.ts";
import { log } from "../../platform/log.ts";
import { OutgoingError } from "../../platform/outgoing.ts";
import { announceEmails } from "../announce-emails.ts";
import { headerEnd } from "../parse/mail-charset.ts";
import { readHeaderLines } from "../parse/mail-headers.ts";
import { readHead } from "../parse/read-head.ts";
import { findOwner } from "./find-owner.ts";
import { holdMail, type MailHead } from "./hold-mail.ts";
import { findPostSource, type PostSource } from "./providers/find-post-source.ts";
import type { PostedMail } from "./providers/posted-mail.ts";
import { type CheckedPost, readPost } from "./providers/read-post.ts";
import { MAILGUN_WINDOW_MS } from "./providers/verify-post.ts";
import type { FetchAmazon } from "./providers/verify-sns.ts";
import { MAX_MAIL_BYTES, receiveMail } from "./receive-mail.ts";

/** Of those that post whole mails: each call may hold 35 MB and what is made of it in memory. */
const MAX_AT_ONCE = new Map<MailProvider, number>([
  ["postmark", 4],
  ["sendgrid", 4],
  ["mailgun", 4],
]);
const RETRY_SECONDS = 10;
const MAX_HEAD_BYTES = 64 * 1024;

/** Counted by provider: Mailgun's calls are read before they are checked, and shall not hold up the others. */
const running = new Map<MailProvider, number>();

/**
 * A mail provider posts a mail, to the address of an e-mail inbox, or to the installation's (`inboxId` null), where
 * the recipient tells whose it is. It is stored when this returns. A mail that is too large, or that is not in the
 * call, is held, so that the team sees whose it was. Whatever fails is thrown, and the provider tries again; a mail
 * that was taken in before is recognised by its Message-ID when it is read.
 * Errors: unauthenticated, unavailable, and what `readPost` says.
 */
export async function receivePost(
  request: Request,
  provider: MailProvider,
  inboxId: string | null,
  fetchAmazon?: FetchAmazon,
): Promise<void> {
  const source = await findPostSource(provider, inboxId);
  const before = running.get(provider) ?? 0;
  if (before >= (MAX_AT_ONCE.get(provider) ?? Number.POSITIVE_INFINITY)) {
    throw new AppError("unavailable", {
      retryAfterSeconds: RETRY_SECONDS,
      cause: "too many at once",
    });
  }
  running.set(provider, before + 1);
  try {
    await takeIn(source, await readPost(provider, request, source.secrets, fetchAmazon));
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
    throw new AppError("unavailable", { cause: error });
  } finally {
    running.set(provider, (running.get(provider) ?? 1) - 1);
  }
}

async function takeIn(source: PostSource, { mail, once }: CheckedPost): Promise<void> {
  if (mail.kind === "nothing") return;
  const held = await db().$transaction(async (tx) => {
    const used = once !== null && `mail-post:${source.inbox?.id ?? ""}:${once}`;
    if (used && !(await isFirstUse(tx, used, MAILGUN_WINDOW_MS))) {
      log.warn("email.post_repeated", { inbox: source.inbox?.id });
      return null;
    }
    if (source.inbox) await recordArrival(tx, source.inbox.id, mail.kind);
    return store(tx, source, mail);
  }, LONG_TRANSACTION);
  if (held) announceEmails(held.workspaceId, null);
}

/** Stores what came. Returns the workspace of a mail that is held. */
async function store(
  tx: Prisma.TransactionClient,
  { inbox }: PostSource,
  mail: Exclude<PostedMail, { kind: "nothing" }>,
): Promise<{ workspaceId: string } | null> {
  if (mail.kind === "mail" && mail.raw.length <= MAX_MAIL_BYTES) {
    await receiveMail(tx, inbox, mail.raw, { source: "provider", ...mail.arrival });
    return null;
  }
  const recipients = mail.kind === "mail" ? mail.arrival.recipients : mail.recipients;
  const owner = inbox ?? (await findOwner(tx, recipients));
  if (!owner) {
    log.warn("email.no_recipient", { source: "provider" });
    return null;
  }
  if (mail.kind === "stored") {
    await queueFetching(tx, owner, inbox ? "inbox" : "installation", mail);
    return null;
  }
  const isHead = mail.kind === "head";
  await holdMail(
    tx,
    owner,
    isHead ? mail.head : headOf(mail.raw),
    isHead ? mail.reason : "too_large",
  );
  return owner;
}

/** The row is there from now on, so that a mail that cannot be fetched does not vanish. */
async function queueFetching(
  tx: Prisma.TransactionClient,
  owner: { id: string; workspaceId: string },
  keyOf: "inbox" | "installation",
  { storedId, head, recipients }: Extract<PostedMail, { kind: "stored" }>,
): Promise<void> {
  const { workspaceId } = owner;
  const { id } = await tx.email.create({
    data: {
      workspaceId,
      inboxId: owner.id,
      direction: "incoming",
      envelope: { source: "provider", recipients },
      fromName: head.from.name,
      fromAddress: head.from.address,
      subject: head.subject.replaceAll("\0", "").slice(0, 500).toWellFormed(),
    },
    select: { id: true },
  });
  await enqueue(tx, "fetch-mail", { workspaceId, emailId: id, storedId, keyOf });
}

/** For the inbox's screen. Whether a mail that has to be fetched can be had is known later. */
async function recordArrival(
  tx: Prisma.TransactionClient,
  inboxId: string,
  kind: PostedMail["kind"],
): Promise<void> {
  const works = kind === "stored" ? {} : { lastError: null, failingSince: null };
  await tx.mailAccount.updateMany({
    where: { inboxId },
    data: { checkedAt: new Date(), ...works },
  });
}

function headOf(raw: Buffer): MailHead {
  const start = raw.subarray(0, MAX_HEAD_BYTES);
  const { messageId, from, subject } = readHead(
    readHeaderLines(start.subarray(0, headerEnd(start)).toString("utf8")),
  );
  return { messageId, from: from ?? { name: "", address: "" }, subject };
}
