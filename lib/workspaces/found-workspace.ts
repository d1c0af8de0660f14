import "server-only";
import type { Someone } from "../access/actor.ts";
import { AppError } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { env } from "../platform/env.ts";

/**
 * A workspace for somebody who is in none: they were offered another and would rather have their own.
 * Errors: signup_closed, conflict (is in one).
 */
export async function foundWorkspace(me: Someone, name: string): Promise<{ workspaceId: string }> {
  if (env().SIGNUP !== "open") throw new AppError("signup_closed");
  return db().$transaction(async (tx) => {
    // The lock makes two clicks at once one workspace.
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${me.userId}::uuid FOR UPDATE`;
    if ((await tx.member.count({ where: { userId: me.userId } })) > 0) {
      throw new AppError("conflict", { userMessage: "You are already in a workspace." });
    }
    const { workspaceId } = await tx.member.create({
      data: {
        role: "owner",
        workspace: { create: { name } },
        user: { connect: { id: me.userId } },
      },
    });
    return { workspaceId };
  });
}
