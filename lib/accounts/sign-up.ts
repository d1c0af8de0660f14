import "server-only";
import type { SignUpBody } from "@linkdesk/contract/accounts.ts";
import type { JobData } from "@linkdesk/contract/jobs.ts";
import type { RequestOrigin } from "../access/actor.ts";
import { isWithin } from "../http/rate-limit.ts";
import { accountExistsMail } from "../mail/templates/account-exists.ts";
import { AppError, invalidField } from "../platform/app-error.ts";
import { db, isUniqueViolation, type Prisma } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { enqueue } from "../platform/jobs.ts";
import { isMailAvailable, sendMail } from "../platform/mail.ts";
import { hashPassword } from "../platform/password.ts";
import { recordJoined } from "./record-joined.ts";
import { spendInvitation } from "./spend-invitation.ts";

/**
 * Creates an account: with a new workspace (SIGNUP=open), as a member of the workspace of an
 * invitation, or (JOIN_BY_DOMAIN) in no workspace until the address is confirmed; the answer does not
 * disclose whether a workspace lists its domain. The account works at once; a link to confirm the
 * address is mailed. An invitation works once, for the address it was made for. If mail can be sent, an
 * address that has an account gets the same answer, and its owner is notified by mail, so that the
 * answer does not disclose who has an account. A caller can still find out, because the password of the
 * form does not sign them in then.
 * Errors: signup_closed, invalid_request (workspaceName missing, invitation used, email taken: only if
 * no mail can be sent or the sign-up has an invitation, which names the address).
 */
export async function signUp(input: SignUpBody, origin: RequestOrigin): Promise<void> {
  const { SIGNUP } = env();
  const isByAddress = !input.invitation && SIGNUP !== "open" && isSignUpByAddressOffered();
  if (SIGNUP === "closed" && !isByAddress) throw new AppError("signup_closed");
  if (SIGNUP === "invite" && !input.invitation && !isByAddress) {
    throw new AppError("signup_closed", {
      userMessage: "You need an invitation to join. Ask an admin for a link.",
    });
  }
  const passwordHash = await hashPassword(input.password);
  const user = { email: input.email, name: input.name, passwordHash };
  try {
    await db().$transaction(async (tx) => {
      const { userId } = isByAddress
        ? { userId: (await tx.user.create({ data: user })).id }
        : input.invitation
          ? await joinWorkspace(tx, user, input.invitation, origin)
          : await foundWorkspace(tx, user, input.workspaceName);
      if (isMailAvailable()) await enqueue(tx, "mail-verification", { userId });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    if (input.invitation || !isMailAvailable()) {
      throw invalidField("email", "already has an account; sign in instead");
    }
    await db().$transaction((tx) => enqueue(tx, "mail-account-exists", { email: input.email }));
  }
}

/**
 * Whether people may create an account without an invitation although SIGNUP is not open, to join by
 * the domain of their address. Without mail no address could be confirmed.
 */
export function isSignUpByAddressOffered(): boolean {
  const { SIGNUP, JOIN_BY_DOMAIN } = env();
  return SIGNUP !== "open" && JOIN_BY_DOMAIN && isMailAvailable();
}

/** The job: notifies the owner of an account that somebody tried to sign up with their address. */
export async function mailAccountExists(
  { email }: JobData<"mail-account-exists">,
  job: { id: string },
): Promise<void> {
  const user = await db().user.findUnique({ where: { email }, select: { name: true } });
  if (!user || !(await isWithin([{ name: "recipient:notice", who: email }]))) return;
  const mail = accountExistsMail({ name: user.name, url: `${env().APP_URL}/sign-in` });
  await sendMail({ to: email, ...mail }, job.id);
}

type NewUser = { email: string; name: string; passwordHash: string };

async function foundWorkspace(
  tx: Prisma.TransactionClient,
  user: NewUser,
  name: string | undefined,
): Promise<{ workspaceId: string; userId: string }> {
  if (!name) throw invalidField("workspaceName", "must not be empty");
  const { workspaceId, userId } = await tx.member.create({
    data: { role: "owner", workspace: { create: { name } }, user: { create: user } },
  });
  return { workspaceId, userId };
}

async function joinWorkspace(
  tx: Prisma.TransactionClient,
  user: NewUser,
  token: string,
  origin: RequestOrigin,
): Promise<{ workspaceId: string; userId: string }> {
  const { workspaceId, role, isMailed } = await spendInvitation(tx, token, user.email);
  const emailVerifiedAt = isMailed ? new Date() : null;
  const { id, userId } = await tx.member.create({
    data: {
      role,
      workspace: { connect: { id: workspaceId } },
      user: { create: { ...user, emailVerifiedAt } },
    },
  });
  await recordJoined(tx, id, origin);
  return { workspaceId, userId };
}
