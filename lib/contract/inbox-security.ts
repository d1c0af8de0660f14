import { duration } from "./duration.ts";
import { nullableText, timestamp } from "./shapes.ts";
import { storableText } from "./text.ts";
import { trustedDomain } from "./trusted-domains.ts";
import { z } from "./zod.ts";

const MAX_ENTRIES = 500;

/** How long a rotated secret is still accepted, unless the admin chooses another time. */
export const DEFAULT_OVERLAP_HOURS = 24;

/** One address or a CIDR range, version 4 or 6. */
const blockedIp = storableText(60)
  .transform((text) => text.trim().toLowerCase())
  .superRefine((text, context) => {
    const parts = [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()];
    if (parts.some((part) => part.safeParse(text).success)) return;
    const message = `${text || "An entry"} must be an address or a range: 10.0.0.1, 192.168.1.0/24, 2001:db8::/32`;
    context.addIssue({ code: "custom", message });
  });

const sessionDuration = duration({ min: "1s", max: "365d" });

/** The Security tab of an inbox. Unlike other settings, it is never sent to visitors. */
export const inboxSecurity = z.strictObject({
  trustedDomains: z
    .array(trustedDomain)
    .max(MAX_ENTRIES)
    .default([])
    .describe("Websites that may embed the widget; empty: any."),
  blockedIps: z
    .array(blockedIp)
    .max(MAX_ENTRIES)
    .default([])
    .describe("IP addresses and ranges that cannot use the widget.")
    .meta({ examples: [["203.0.113.7", "198.51.100.0/24"]] }),
  customClients: z
    .boolean()
    .default(false)
    .describe(
      "Chat screens of one's own (@linkdesk/chat) may open sessions: pages of the trusted domains, and programs without an Origin for visitors with a userJWT.",
    ),
  /** How long a verified session lasts before the website has to verify the visitor again. */
  sessionDuration: sessionDuration.default("10h"),
});
export type InboxSecurity = z.infer<typeof inboxSecurity>;

export const patchInboxSecurityBody = z.strictObject({
  trustedDomains: inboxSecurity.shape.trustedDomains.unwrap().optional(),
  blockedIps: inboxSecurity.shape.blockedIps.unwrap().optional(),
  customClients: inboxSecurity.shape.customClients.unwrap().optional(),
  sessionDuration: sessionDuration.optional(),
});
export type PatchInboxSecurityBody = z.infer<typeof patchInboxSecurityBody>;

/** The settings as admins see them. Of a secret only its dates are included. */
export const inboxSecurityView = inboxSecurity.extend({
  secret: z.strictObject({ createdAt: timestamp }).nullable(),
  previousSecret: z
    .strictObject({ createdAt: timestamp, expiresAt: timestamp })
    .nullable()
    .describe("The one before, while it still counts."),
});
export type InboxSecurityView = z.infer<typeof inboxSecurityView>;

export const rotateSecretBody = z.strictObject({
  overlapHours: z
    .int()
    .min(0)
    .max(720)
    .default(DEFAULT_OVERLAP_HOURS)
    .describe("How long the present secret still counts; 0: not at all."),
});

/** A new secret: this is the only time it is shown. */
export const createdSecret = z.strictObject({ secret: z.string(), createdAt: timestamp });
export type CreatedSecret = z.infer<typeof createdSecret>;

export const checkTokenBody = z.strictObject({ token: storableText(20_000) });
/** The claims of a pasted token and a sentence about its problem; null if it would be accepted. */
export const tokenReport = z.strictObject({
  problem: nullableText,
  claims: z.record(z.string(), z.unknown()).nullable(),
});
export type TokenReport = z.infer<typeof tokenReport>;
