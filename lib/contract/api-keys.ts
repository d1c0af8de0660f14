import { INBOX_SCOPES, type KeyScope, SCOPES } from "./scopes.ts";
import { id, named, nullableText, timestamp } from "./shapes.ts";
import { label, rowId } from "./text.ts";
import { z } from "./zod.ts";

/** What every key begins with, so that scanners find keys that were published by mistake. */
export const API_KEY_PREFIX = "ld_";

/** The most keys of a workspace that are neither revoked nor expired. */
export const MAX_API_KEYS = 100;
const MAX_KEY_INBOXES = 50;
export const MAX_KEY_DAYS = 3_650;

export const keyScope = z.enum(SCOPES);

const inOrder = (scopes: KeyScope[]) => SCOPES.filter((scope) => scopes.includes(scope));

export const createApiKeyBody = z
  .strictObject({
    name: label(80).describe("What the key’s acts are shown under."),
    scopes: z.array(keyScope).min(1, "must be at least one").transform(inOrder),
    inboxIds: z
      .array(rowId)
      .min(1, "must be at least one inbox, or null for all")
      .max(MAX_KEY_INBOXES)
      .nullable()
      .default(null)
      .describe("The only inboxes that the key may access; null is all of them."),
    expiresInDays: z
      .int()
      .min(1)
      .max(MAX_KEY_DAYS)
      .nullable()
      .default(null)
      .describe("Null: it does not expire."),
  })
  .superRefine(({ scopes, inboxIds }, context) => {
    if (inboxIds === null) return;
    const limited: readonly KeyScope[] = INBOX_SCOPES;
    const wide = scopes.filter((scope) => !limited.includes(scope));
    if (wide.length === 0) return;
    context.addIssue({
      code: "custom",
      path: ["scopes"],
      message: `${wide.join(", ")} cannot be limited to inboxes: leave it out, or allow all inboxes`,
    });
  });
export type CreateApiKeyBody = z.infer<typeof createApiKeyBody>;

/** A key as admins see it. The key itself is never in it. */
export const apiKey = z.strictObject({
  id,
  name: z.string(),
  hint: z.string().describe("The last four characters of the key."),
  scopes: z.array(keyScope),
  inboxes: z
    .array(named)
    .nullable()
    .describe("The only inboxes that it may access; null is all. Deleted ones are left out."),
  createdBy: nullableText.describe("The name of the member who created it; null if they left."),
  createdAt: timestamp,
  expiresAt: timestamp.nullable(),
  revokedAt: timestamp.nullable(),
  lastUsedAt: timestamp.nullable().describe("To the minute."),
  lastUsedAddress: nullableText.describe("The IP address it was last used from."),
});
export type ApiKey = z.infer<typeof apiKey>;

export const createdApiKey = z.strictObject({
  apiKey,
  key: z.string().describe("The key. It is shown this once."),
});
export type CreatedApiKey = z.infer<typeof createdApiKey>;

/** Names of keys by id, revoked ones too, for what they have written. */
export const programs = z.strictObject({ items: z.array(named) });
export type Programs = z.infer<typeof programs>;
