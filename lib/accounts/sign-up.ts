import "server-only";
import type { SignUpBody } from "../contract/accounts.ts";
import { AppError, invalidField } from "../http/app-error.ts";
import type { RequestOrigin } from "../http/request-origin.ts";
import { db, isUniqueViolation, type Prisma } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { enqueue } from "../platform/jobs.ts";
import { isMailAvailable } from "../platform/mail.ts";
import { hashPassword } from "../platform/password.ts";
import { spendInvitation } from "../workspaces/accept-invitation.ts";
import { recordJoined } from "../workspaces/record-joined.ts";

/**
 * Creates an account: with a workspace of its own (SIGNUP=open), or as a member of the workspace
 * that an invitation names. It works at once; a link to confirm the address is mailed. An invitation
 * works once, for the address it was made for.
 * Errors: signup_closed, invalid_request (email taken, workspaceName missing, invitation spent).
 */
export async function signUp(
  input: SignUpBody,
  origin: RequestOrigin,
): Promise<{ workspaceId: string }> {
  if (env().SIGNUP === "closed") throw new AppError("signup_closed");
  if (!input.invitation && env().SIGNUP === "invite") {
    throw new AppError("signup_closed", {
      userMessage: "You need an invitation to join. Ask an admin for a link.",
    });
  }
  const passwordHash = await hashPassword(input.password);
  const user = { email: input.email, name: input.name, passwordHash };
  try {
    return await db().$transaction(async (tx) => {
      const { workspaceId, userId } = input.invitation
        ? await joinWorkspace(tx, user, input.invitation, origin)
        : await foundWorkspace(tx, user, input.workspaceName);
      if (isMailAvailable()) await enqueue(tx, "mail-verification", { userId });
      return { workspaceId };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw invalidField("email", "has an account already; sign in instead");
  }
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
