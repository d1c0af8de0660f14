import "server-only";
import type { SavedReply } from "@linkdesk/contract/saved-replies.ts";
import type { Prisma } from "../platform/db.ts";

export const replySelect = {
  id: true,
  memberId: true,
  folder: true,
  name: true,
  text: true,
  useCount: true,
  lastUsedAt: true,
  createdAt: true,
  updatedAt: true,
} as const satisfies Prisma.SavedReplySelect;

export type ReplyRow = Prisma.SavedReplyGetPayload<{ select: typeof replySelect }>;

export function serializeReply(row: ReplyRow): SavedReply {
  return {
    id: row.id,
    name: row.name,
    folder: row.folder,
    text: row.text,
    isShared: row.memberId === null,
    useCount: row.useCount,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
