import "server-only";
import type { ContactCardSource } from "@linkdesk/contract/contact-card.ts";
import type { Prisma } from "../platform/db.ts";
import { seal, unseal } from "../platform/secrets.ts";

export const sourceSelect = {
  workspaceId: true,
  url: true,
  title: true,
  enabled: true,
  secret: true,
  previousSecret: true,
  previousSecretExpiresAt: true,
  lastSucceededAt: true,
  lastFailedAt: true,
  lastError: true,
  createdAt: true,
} as const satisfies Prisma.ContactCardSourceSelect;

export type CardSource = Prisma.ContactCardSourceGetPayload<{ select: typeof sourceSelect }>;

/** Never with a secret. */
export function serializeSource(row: CardSource, now = new Date()): ContactCardSource {
  const { url, title, enabled, lastError, previousSecretExpiresAt: previous } = row;
  return {
    ...{ url, title, enabled, lastError },
    previousSecretExpiresAt: previous && previous > now ? previous.toISOString() : null,
    lastSucceededAt: row.lastSucceededAt?.toISOString() ?? null,
    lastFailedAt: row.lastFailedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** A workspace has one of them: what is sealed belongs to it, and opens nowhere else. */
const contextOf = (workspaceId: string) => `${workspaceId} contact-card`;

export const sealSecret = (workspaceId: string, secret: string) =>
  seal(secret, contextOf(workspaceId));

/** What signs now, the newest first. */
export function secretsOf(source: CardSource, now: Date): string[] {
  const { workspaceId, secret, previousSecret, previousSecretExpiresAt } = source;
  const signsStill = previousSecretExpiresAt !== null && previousSecretExpiresAt > now;
  const sealed = previousSecret && signsStill ? [secret, previousSecret] : [secret];
  return sealed.map((one) => unseal(one, contextOf(workspaceId)));
}

/** The source in the audit log: by its host. The rest of the address may hold a secret. */
export const sourceTarget = (url: string) =>
  ({ kind: "contact_card", id: null, label: new URL(url).host }) as const;
