import "server-only";
import type { SignUpBody } from "../contract/accounts.ts";
import { AppError, invalidField } from "../http/app-error.ts";
import { db, isUniqueViolation, type Prisma } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { hashPassword } from "../platform/password.ts";
import { hashToken } from "../platform/secrets.ts";

/**
 * Creates an account: with a workspace of its own (SIGNUP=open), or as a member of the workspace
 * that an invitation names. An invitation works once, for the address it was made for.
 * Errors: signup_closed, invalid_request (email taken, workspaceName missing, invitation spent).
 */
export async function signUp(input: SignUpBody): Promise<{ workspaceId: string }> {
  if (env().SIGNUP === "closed") throw new AppError("signup_closed");
  if (!input.invitation && env().SIGNUP === "invite") {
    throw new AppError("signup_closed", {
      userMessage: "You need an invitation to join. Ask an admin for a link.",
    });
  }
  const passwordHash = await hashPassword(input.password);
  const user = { email: input.email, name: input.name, passwordHash };
  try {
    return await db().$transaction((tx) =>
      input.invitation
        ? joinWorkspace(tx, user, input.invitation)
        : foundWorkspace(tx, user, input.workspaceName),
    );
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
): Promise<{ workspaceId: string }> {
  if (!name) throw invalidField("workspaceName", "must not be empty");
  const workspace = await tx.workspace.create({
    data: { name, members: { create: { role: "owner", user: { create: user } } } },
  });
  return { workspaceId: workspace.id };
}

async function joinWorkspace(
  tx: Prisma.TransactionClient,
  user: NewUser,
  token: string,
): Promise<{ workspaceId: string }> {
  const now = new Date();
  const tokenHash = hashToken(token);
  const open = { tokenHash, acceptedAt: null, expiresAt: { gt: now } };
  const invitation = await tx.invitation.findUnique({ where: open });
  if (!invitation) {
    throw invalidField("invitation", "has expired or was used; ask for a new link");
  }
  if (invitation.email !== user.email) {
    throw invalidField("email", "is not the address this invitation was made for");
  }
  // Two tabs with the same link: only one of them finds it still open.
  const { count } = await tx.invitation.updateMany({ where: open, data: { acceptedAt: now } });
  if (count === 0) throw invalidField("invitation", "was used a moment ago");
  const { workspaceId, role } = invitation;
  await tx.member.create({
    data: { role, workspace: { connect: { id: workspaceId } }, user: { create: user } },
  });
  return { workspaceId };
}
