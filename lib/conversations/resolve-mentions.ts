import "server-only";
import type { MentionRef, NoteMention } from "@linkdesk/contract/notes.ts";
import type { Caller } from "../access/actor.ts";
import { invalidField } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";

/** Whom a note mentions: as it keeps them, and the members who are to see it, without its writer. */
export type ResolvedMentions = { mentions: NoteMention[]; memberIds: string[] };

/**
 * Finds the members and teams that a note mentions, each once. Errors: invalid_request for an id that is none of the
 * workspace's.
 */
export async function resolveMentions(
  caller: Caller,
  refs: readonly MentionRef[],
): Promise<ResolvedMentions> {
  if (refs.length === 0) return { mentions: [], memberIds: [] };
  const workspaceId = caller.workspace.id;
  const idsOf = (type: MentionRef["type"]) => [
    ...new Set(refs.filter((ref) => ref.type === type).map(({ id }) => id)),
  ];
  const [members, teams] = await Promise.all([
    db().member.findMany({
      where: { workspaceId, id: { in: idsOf("member") } },
      select: { id: true, user: { select: { name: true } } },
    }),
    db().team.findMany({
      where: { workspaceId, id: { in: idsOf("team") } },
      select: { id: true, name: true, members: { select: { memberId: true } } },
    }),
  ]);
  const found = new Map<string, NoteMention>();
  for (const { id, user } of members) found.set(id, { type: "member", id, name: user.name });
  for (const { id, name } of teams) found.set(id, { type: "team", id, name });
  const mentions = new Map<string, NoteMention>();
  for (const [i, { type, id }] of refs.entries()) {
    const mention = found.get(id);
    if (mention?.type !== type) {
      throw invalidField(`mentions.${i}.id`, `is not a ${type} of this workspace`);
    }
    mentions.set(id, mention);
  }
  const everybody = [
    ...members.map(({ id }) => id),
    ...teams.flatMap((team) => team.members.map(({ memberId }) => memberId)),
  ];
  const memberIds = [...new Set(everybody)].filter((id) => id !== caller.memberId);
  return { mentions: [...mentions.values()], memberIds };
}
