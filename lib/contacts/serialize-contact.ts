import "server-only";
import type { Contact } from "@linkdesk/contract/contacts.ts";

export const contactSelect = {
  id: true,
  externalUserId: true,
  name: true,
  email: true,
  avatarUrl: true,
  attributes: true,
  blockedAt: true,
  createdAt: true,
  lastSeenAt: true,
} as const;

type Row = {
  id: string;
  externalUserId: string | null;
  name: string | null;
  email: string | null;
  avatarUrl: string | null;
  attributes: unknown;
  blockedAt: Date | null;
  createdAt: Date;
  lastSeenAt: Date | null;
};

/** For members and programs. */
export function serializeContact(row: Row): Contact {
  return {
    id: row.id,
    externalId: row.externalUserId,
    name: row.name,
    email: row.email,
    avatarUrl: row.avatarUrl,
    attributes: row.attributes as Contact["attributes"],
    isBlocked: row.blockedAt !== null,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  };
}
