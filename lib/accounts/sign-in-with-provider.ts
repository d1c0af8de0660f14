import { cutText } from "@linkdesk/chat/cut-text.ts";
import "server-only";
import { emailAddress } from "@linkdesk/contract/text.ts";
import type { RequestOrigin } from "../access/actor.ts";
import { recordAccountEvent } from "../audit/record-account-event.ts";
import { db, isUniqueViolation, type Prisma } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { listJoinOffers } from "./list-join-offers.ts";
import type { ProvidedIdentity } from "./providers.ts";
import { recordJoined } from "./record-joined.ts";
import { noticeSecurityEvent } from "./security-notice.ts";

/** Why a sign-in through a provider was refused; the sign-in page has a sentence for each. */
export const PROVIDER_REFUSALS = ["unverified_email", "confirm_first", "no_account"] as const;
export type ProviderRefusal = (typeof PROVIDER_REFUSALS)[number];

export type ProviderSignIn =
  | { id: string; hasSecondFactor: boolean }
  | { refused: ProviderRefusal };

/**
 * Signs in with a provider's identity. The account is found by the provider's own id; the first time,
 * it is found or created by an e-mail address that the provider has verified. An account whose owner never confirmed
 * the address here is not linked: somebody else may have signed up with it to take it over later.
 * SIGNUP applies to new accounts; an open invitation for the address is accepted with it. If the
 * address's domain allows to join a workspace, the account is in none until its owner chooses one.
 * The account's second factor is required unless the provider has checked one.
 */
export async function signInWithProvider(
  identity: ProvidedIdentity,
  origin: RequestOrigin,
): Promise<ProviderSignIn> {
  const { provider, subject } = identity;
  const known = await db().identity.findUnique({
    where: { provider_subject: { provider, subject } },
    select: { user: { select: { id: true, totpEnabledAt: true } } },
  });
  if (known) return found(known.user, identity);
  const email = emailAddress.safeParse(identity.email);
  if (!email.success || !identity.isEmailVerified) return { refused: "unverified_email" };
  try {
    return await db().$transaction((tx) => link(tx, identity, email.data, origin));
  } catch (error) {
    // Two tabs at once: the other one made it, so now it is known.
    if (!isUniqueViolation(error)) throw error;
    return signInWithProvider(identity, origin);
  }
}

function found(
  user: { id: string; totpEnabledAt: Date | null },
  { hasSecondFactor }: ProvidedIdentity,
): ProviderSignIn {
  return { id: user.id, hasSecondFactor: user.totpEnabledAt !== null && !hasSecondFactor };
}

async function link(
  tx: Prisma.TransactionClient,
  identity: ProvidedIdentity,
  email: string,
  origin: RequestOrigin,
): Promise<ProviderSignIn> {
  const { provider, subject } = identity;
  const user = await tx.user.findUnique({ where: { email } });
  if (user && !user.emailVerifiedAt) return { refused: "confirm_first" };
  const id = user?.id ?? (await createAccount(tx, identity, email, origin));
  if (!id) return { refused: "no_account" };
  await tx.identity.create({ data: { userId: id, provider, subject } });
  if (user) {
    await recordAccountEvent(tx, id, origin, { action: "account.provider_linked" });
    await noticeSecurityEvent(tx, id, "provider_linked", origin);
  }
  return found({ id, totpEnabledAt: user?.totpEnabledAt ?? null }, identity);
}

/** The id of a new account, or null when SIGNUP wants none. */
async function createAccount(
  tx: Prisma.TransactionClient,
  { name }: ProvidedIdentity,
  email: string,
  origin: RequestOrigin,
): Promise<string | null> {
  const { SIGNUP } = env();
  const now = new Date();
  const user = { create: { email, name, emailVerifiedAt: now } };
  const addressee = { userId: null, email, isEmailVerified: true };
  const mayJoin = (await listJoinOffers(addressee, tx)).length > 0;
  if (SIGNUP === "closed" && !mayJoin) return null;
  const open = { email, acceptedAt: null, expiresAt: { gt: now } };
  const invitation = await tx.invitation.findFirst({ where: open, orderBy: { id: "desc" } });
  const isMine =
    invitation &&
    SIGNUP !== "closed" &&
    (
      await tx.invitation.updateMany({
        where: { ...open, id: invitation.id },
        data: { acceptedAt: now },
      })
    ).count === 1;
  if (isMine) {
    const { workspaceId, role } = invitation;
    const data = { role, workspace: { connect: { id: workspaceId } }, user };
    const { id, userId } = await tx.member.create({ data });
    await recordJoined(tx, id, origin);
    return userId;
  }
  if (mayJoin) return (await tx.user.create({ data: user.create })).id;
  if (SIGNUP === "invite") return null;
  const workspace = { create: { name: cutText(`${name}’s workspace`, 80) } };
  return (await tx.member.create({ data: { role: "owner", workspace, user } })).userId;
}
