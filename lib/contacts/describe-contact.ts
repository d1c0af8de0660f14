import "server-only";
import { isDeepStrictEqual } from "node:util";
import { emailAddress } from "@linkdesk/contract/text.ts";
import type { ClaimedUser } from "@linkdesk/contract/widget.ts";
import type { db, Prisma } from "../platform/db.ts";

type Attributes = Record<string, string | number | boolean | null>;

/** An attribute list stays readable, whatever a page sends over the years. */
const MAX_ATTRIBUTES = 100;

export type Description = {
  name?: string;
  email?: string;
  avatarUrl?: string;
  attributes?: Attributes;
};

/** What a page said about its visitor. Its id is kept as a claim, under a name that says so. */
export function describeClaim(user: ClaimedUser): Description {
  const { id, name, email, avatar, metadata } = user;
  return {
    name: name || undefined,
    email,
    avatarUrl: avatar,
    attributes: { ...metadata, ...(id ? { claimed_user_id: id } : {}) },
  };
}

/** What a visitor filled in: `name` and `email` are the profile, `message` is the message. */
export function describeForm(values: Record<string, string>): Description {
  const { name, email, message: _, ...attributes } = values;
  const parsed = emailAddress.safeParse(email);
  return { name, email: parsed.success ? parsed.data : undefined, attributes };
}

/** At most so many attributes, the ones that were there first going first. */
export function keepNewest<T extends object>(attributes: T): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).slice(-MAX_ATTRIBUTES));
}

/**
 * Fills the profile of an anonymous contact. Never that of a verified one: what a page or a
 * visitor says must not change what the website's server has signed. Answers whether it is
 * another profile now.
 */
export async function describeContact(
  tx: Pick<ReturnType<typeof db>, "contact">,
  contact: { id: string; workspaceId: string },
  { attributes = {}, ...profile }: Description,
): Promise<boolean> {
  const where = { ...contact, externalUserId: null };
  const select = { name: true, email: true, avatarUrl: true, attributes: true };
  const row = await tx.contact.findFirst({ where, select });
  if (!row) return false;
  const kept = keepNewest({ ...(row.attributes as Attributes), ...attributes });
  const known = Object.entries(profile).filter(([, value]) => value !== undefined);
  const next = { ...row, ...Object.fromEntries(known), attributes: kept };
  // Most pages say what they said before.
  if (isDeepStrictEqual(row, next)) return false;
  await tx.contact.updateMany({
    where,
    data: { ...profile, attributes: kept as Prisma.InputJsonObject },
  });
  return true;
}
