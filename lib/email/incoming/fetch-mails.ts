import "server-only";
import { db, LONG_TRANSACTION, type Prisma } from "../../platform/db.ts";
import type { MailFolder, MailHead } from "../../platform/imap.ts";
import { log } from "../../platform/log.ts";
import { MailProblem } from "../../platform/mail-problem.ts";
import { SignInAwaitedError } from "../accounts/sign-in/fresh-sign-in.ts";
import { holdMail } from "./hold-mail.ts";
import { MAX_MAIL_BYTES, receiveMail } from "./receive-mail.ts";

const DAY_MS = 24 * 60 * 60_000;

type Account = { inboxId: string; workspaceId: string };
/** How far a folder was read, as it stands in the database. Null: never. */
type Position = { uidValidity: bigint | null; lastUid: bigint | null; checkedAt: Date | null };

/** Somebody else has read on, or the account was changed: what this process knows of it is out of date. */
class OutdatedPosition extends Error {}

/**
 * Takes in what has arrived in an account's folder since it was last read, in ascending order. Each mail and the new
 * position are one transaction, so that nothing is lost or read twice, also if two processes read at once. The first
 * time it only remembers where the folder ends. After the server has numbered its mails anew, it takes those that
 * arrived since the last check; the ones that were read before are recognised by their Message-ID when they are read.
 * `shouldStop` is asked before each mail. Returns how many were taken in. Errors: MailProblem, and what the database
 * says.
 */
export async function fetchMails(
  account: Account,
  folder: MailFolder,
  shouldStop: () => boolean = () => false,
): Promise<number> {
  let count = 0;
  try {
    const before = await readPosition(account);
    const heads = await listNew(folder, before);
    let position = before;
    for (const head of heads) {
      if (shouldStop()) return count;
      position = await takeIn(account, folder, head, position);
      count += 1;
    }
    const isSame = before.uidValidity === folder.uidValidity;
    const last = Math.max(isSame ? 0 : folder.uidNext - 1, heads.at(-1)?.uid ?? 0);
    await finish(account, folder, position, last);
  } catch (error) {
    if (!(error instanceof OutdatedPosition)) throw error;
  }
  return count;
}

async function readPosition({ inboxId }: Account): Promise<Position> {
  const select = { uidValidity: true, lastUid: true, checkedAt: true };
  const row = await db().mailAccount.findUnique({ where: { inboxId }, select });
  if (!row) throw new OutdatedPosition();
  return row;
}

async function listNew(folder: MailFolder, position: Position): Promise<MailHead[]> {
  const { uidValidity, lastUid, checkedAt } = position;
  if (uidValidity === null) return [];
  if (uidValidity === folder.uidValidity) return folder.listAfter(Number(lastUid ?? 0n));
  log.warn("email.uid_validity_changed", {
    from: String(uidValidity),
    to: String(folder.uidValidity),
  });
  // A day of tolerance: IMAP compares days, in the server's time zone.
  return folder.listSince(new Date((checkedAt ?? new Date()).getTime() - DAY_MS));
}

/** Takes one mail in, and returns the position after it. */
async function takeIn(
  account: Account,
  folder: MailFolder,
  head: MailHead,
  before: Position,
): Promise<Position> {
  const position = { ...before, uidValidity: folder.uidValidity, lastUid: BigInt(head.uid) };
  const isTooLarge = head.size > MAX_MAIL_BYTES;
  const raw = isTooLarge ? null : await folder.read(head.uid);
  const isHeld = isTooLarge || (raw !== null && raw.length > MAX_MAIL_BYTES);
  const envelope = isHeld ? await folder.readEnvelope(head.uid) : null;
  await db().$transaction(async (tx) => {
    await movePosition(tx, account, before, position);
    const inbox = { id: account.inboxId, workspaceId: account.workspaceId };
    if (envelope) return holdMail(tx, inbox, envelope, "too_large");
    // It was deleted after it was listed.
    if (!raw || isHeld) return;
    await receiveMail(tx, inbox, raw, { source: "imap", recipients: [] });
  }, LONG_TRANSACTION);
  return position;
}

/** Only from where this process believes to be: see {@link OutdatedPosition}. */
async function movePosition(
  tx: Prisma.TransactionClient,
  { inboxId }: Account,
  before: Position,
  { uidValidity, lastUid }: Position,
): Promise<void> {
  const from = { uidValidity: before.uidValidity, lastUid: before.lastUid };
  const { count } = await tx.mailAccount.updateMany({
    where: { inboxId, ...from },
    data: { uidValidity, lastUid },
  });
  if (count === 0) throw new OutdatedPosition();
}

/** Everything that was there has been read: it works, and goes on after the folder's end. */
async function finish(
  account: Account,
  folder: MailFolder,
  before: Position,
  last: number,
): Promise<void> {
  const { uidValidity } = folder;
  const isSame = before.uidValidity === uidValidity;
  const lastUid = BigInt(Math.max(last, isSame ? Number(before.lastUid ?? 0n) : 0));
  await movePosition(db(), account, before, { ...before, uidValidity, lastUid });
  await db().mailAccount.updateMany({
    where: { inboxId: account.inboxId, uidValidity: folder.uidValidity },
    data: { checkedAt: new Date(), lastError: null, failingSince: null },
  });
}

/**
 * Writes down why an account cannot be read and what to do, for its screen. That nobody has signed in yet is no
 * failure: the screen has a button for it.
 */
export async function recordFetchFailure(inboxId: string, error: unknown): Promise<void> {
  if (error instanceof SignInAwaitedError) return;
  log.warn("email.fetch_failed", { inbox: inboxId, error });
  const message =
    error instanceof MailProblem
      ? error.message
      : "What arrived could not be stored. It is tried again; nothing is lost.";
  const update = db().$executeRaw`
    UPDATE mail_accounts SET last_error = ${message}, failing_since = COALESCE(failing_since, now())
    WHERE inbox_id = ${inboxId}::uuid`;
  // The database itself may be what is away: whoever reads goes on trying.
  await update.catch((failure: unknown) => log.error("email.failure_not_recorded", { failure }));
}
