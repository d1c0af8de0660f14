import "server-only";
import { db, type Prisma } from "../platform/db.ts";
import { createToken, hashToken } from "../platform/secrets.ts";

const HOUR_MS = 60 * 60 * 1000;

type Purpose = "verify_email" | "reset_password" | "change_email" | "undo_email_change";

/** How long a link works, and how many are mailed to one account in an hour. */
const RULES = {
  verify_email: { ttlMs: 72 * HOUR_MS, maxPerHour: 5 },
  reset_password: { ttlMs: HOUR_MS, maxPerHour: 5 },
  change_email: { ttlMs: 24 * HOUR_MS, maxPerHour: 5 },
  // As many as there can be changes: each of them must be told.
  undo_email_change: { ttlMs: 7 * 24 * HOUR_MS, maxPerHour: 50 },
} as const satisfies Record<Purpose, object>;

/** Links that end with {@link endOutstandingLinks}. */
const ENDED_TOGETHER: readonly Purpose[] = ["change_email", "reset_password"];

/** Whose the link is, and the address it goes to. */
type Account = { id: string; email: string };

/**
 * A token for a link that goes out by mail now; null when the account got enough of them. It exists
 * in the mail only: made in the job, kept as a hash. `createdAt` is when what it is about happened.
 */
export async function issueAccountToken(
  user: Account,
  purpose: Purpose,
  createdAt = new Date(),
): Promise<string | null> {
  const { ttlMs, maxPerHour } = RULES[purpose];
  const recent = await db().accountToken.count({
    where: { userId: user.id, purpose, createdAt: { gt: new Date(Date.now() - HOUR_MS) } },
  });
  if (recent >= maxPerHour) return null;
  const token = createToken();
  await db().accountToken.create({
    data: {
      userId: user.id,
      purpose,
      email: user.email,
      tokenHash: hashToken(token),
      createdAt,
      expiresAt: new Date(Date.now() + ttlMs),
    },
  });
  return token;
}

/**
 * Uses up a token of a link to the account's own address, and returns whose it is; null when it was
 * used, has expired or never was. One for an address that the account no longer has is worth nothing.
 */
export async function spendAccountToken(
  tx: Prisma.TransactionClient,
  purpose: "verify_email" | "reset_password",
  token: string,
): Promise<Account | null> {
  const found = await spendMailedToken(tx, purpose, token);
  return found && found.email === found.user.email ? found.user : null;
}

/** The same for a link to an address that need not be the account's. Of two at once, one gets it. */
export async function spendMailedToken(
  tx: Prisma.TransactionClient,
  purpose: Purpose,
  token: string,
): Promise<{ email: string; createdAt: Date; user: Account } | null> {
  const tokenHash = hashToken(token);
  const { count } = await tx.accountToken.updateMany({
    where: { tokenHash, purpose, usedAt: null, expiresAt: { gt: new Date() } },
    data: { usedAt: new Date() },
  });
  if (count === 0) return null;
  // The lock makes a link and an event that ends it wait for each other.
  const [found] = await tx.$queryRaw<Found[]>`
    SELECT t.email, t.created_at, u.id, u.email AS account_email, u.links_valid_from
    FROM account_tokens t JOIN users u ON u.id = t.user_id
    WHERE t.token_hash = ${tokenHash} FOR UPDATE OF u`;
  if (!found) return null;
  if (ENDED_TOGETHER.includes(purpose) && found.created_at <= found.links_valid_from) return null;
  const user = { id: found.id, email: found.account_email };
  return { email: found.email, createdAt: found.created_at, user };
}

type Found = {
  email: string;
  created_at: Date;
  id: string;
  account_email: string;
  links_valid_from: Date;
};

/** The account that a link which still works belongs to; it is not used up. */
export async function ownerOfMailedToken(purpose: Purpose, token: string): Promise<string | null> {
  const found = await db().accountToken.findFirst({
    where: { tokenHash: hashToken(token), purpose, usedAt: null, expiresAt: { gt: new Date() } },
    select: { userId: true },
  });
  return found?.userId ?? null;
}

/**
 * Something happened after which whoever asked for a link earlier must not use it: links that change
 * the address or the password end, also those whose mail is not written yet, and so do the marks of
 * known browsers. A link to confirm the account's own address goes on, and so does the one that undoes
 * a change of the address: it exists for the case that somebody else changed it. Call it in the
 * transaction of what happened.
 */
export async function endOutstandingLinks(
  tx: Prisma.TransactionClient,
  userId: string,
): Promise<void> {
  await tx.user.update({
    where: { id: userId },
    data: { linksValidFrom: new Date() },
    select: { id: true },
  });
}
