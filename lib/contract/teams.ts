import { id, timestamp } from "./shapes.ts";
import { rowId, storableText } from "./text.ts";
import { z } from "./zod.ts";

/** The most teams of a workspace. */
export const MAX_TEAMS = 100;
export const MAX_TEAM_CHARS = 60;
const MAX_TEAM_MEMBERS = 500;

export const team = z.strictObject({
  id,
  name: z.string(),
  memberIds: z.array(id),
  createdAt: timestamp,
});
export type Team = z.infer<typeof team>;

const teamName = storableText(MAX_TEAM_CHARS)
  .transform((name) => name.trim().replace(/\s+/g, " "))
  .refine((name) => name.length > 0, "must not be empty");
const memberIds = z.array(rowId).max(MAX_TEAM_MEMBERS);

export const createTeamBody = z.strictObject({ name: teamName, memberIds: memberIds.default([]) });
export type CreateTeamBody = z.infer<typeof createTeamBody>;

/** `memberIds` replaces the members. */
export const updateTeamBody = z
  .strictObject({ name: teamName.optional(), memberIds: memberIds.optional() })
  .refine((body) => body.name !== undefined || body.memberIds !== undefined, {
    message: "give a name or members",
    path: ["name"],
  });
export type UpdateTeamBody = z.infer<typeof updateTeamBody>;
