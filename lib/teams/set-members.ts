import "server-only";
import { invalidField } from "../platform/app-error.ts";
import type { Prisma } from "../platform/db.ts";

/** Makes these the members of a team. Errors: invalid_request when one is not a member of the workspace. */
export async function setMembers(
  tx: Prisma.TransactionClient,
  { workspaceId, teamId }: { workspaceId: string; teamId: string },
  memberIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(memberIds)];
  const known = await tx.member.count({ where: { workspaceId, id: { in: wanted } } });
  if (known < wanted.length) {
    throw invalidField("memberIds", "must be members of this workspace");
  }
  await tx.teamMember.deleteMany({ where: { teamId, memberId: { notIn: wanted } } });
  const data = wanted.map((memberId) => ({ teamId, memberId }));
  await tx.teamMember.createMany({ data, skipDuplicates: true });
}
