import { storableText } from "./text.ts";
import { trustedDomain } from "./trusted-domains.ts";
import { z } from "./zod.ts";

const MAX_ENTRIES = 500;
const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const MAX_DURATION_MS = 365 * UNIT_MS.d;

/** How long a rotated secret is still accepted, unless the admin chooses another time. */
export const DEFAULT_OVERLAP_HOURS = 24;

/** `30m`, `10h`, `7d` in milliseconds; NaN for anything else. */
export function durationMs(text: string): number {
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  return Number(count) * (UNIT_MS[unit as keyof typeof UNIT_MS] ?? Number.NaN);
}

const duration = storableText(10)
  .transform((text) => text.trim().toLowerCase())
  .refine((text) => !Number.isNaN(durationMs(text)), {
    message: "must be a whole number with s, m, h or d: 30m, 10h, 7d. An hour and a half is 90m",
    abort: true,
  })
  .refine((text) => durationMs(text) > 0, "must be 1s or more")
  .refine((text) => !(durationMs(text) > MAX_DURATION_MS), "must be at most a year: 365d");

/** One address or a CIDR range, version 4 or 6. */
const blockedIp = storableText(60)
  .transform((text) => text.trim().toLowerCase())
  .superRefine((text, context) => {
    const parts = [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()];
    if (parts.some((part) => part.safeParse(text).success)) return;
    const message = `${text || "An entry"} must be an address or a range: 10.0.0.1, 192.168.1.0/24, 2001:db8::/32`;
    context.addIssue({ code: "custom", message });
  });

/** The Security tab of an inbox. Unlike other settings, it is never sent to visitors. */
export const inboxSecurity = z.strictObject({
  /** Websites that may embed the widget; empty: any. */
  trustedDomains: z.array(trustedDomain).max(MAX_ENTRIES).default([]),
  /** IP addresses and ranges that cannot use the widget. */
  blockedIps: z.array(blockedIp).max(MAX_ENTRIES).default([]),
  /** How long a verified session lasts before the website has to verify the visitor again. */
  sessionDuration: duration.default("10h"),
});
export type InboxSecurity = z.infer<typeof inboxSecurity>;

export const patchInboxSecurityBody = z.strictObject({
  trustedDomains: inboxSecurity.shape.trustedDomains.unwrap().optional(),
  blockedIps: inboxSecurity.shape.blockedIps.unwrap().optional(),
  sessionDuration: duration.optional(),
});
export type PatchInboxSecurityBody = z.infer<typeof patchInboxSecurityBody>;

/** The settings as admins see them. Of a secret only its dates are included, in ISO 8601. */
export type InboxSecurityView = InboxSecurity & {
  secret: { createdAt: string } | null;
  /** The one before, while it still counts. */
  previousSecret: { createdAt: string; expiresAt: string } | null;
};

export const rotateSecretBody = z.strictObject({
  /** How long the present secret still counts; 0: not at all. */
  overlapHours: z.int().min(0).max(720).default(DEFAULT_OVERLAP_HOURS),
});

/** A new secret: this is the only time it is shown. */
export type CreatedSecret = { secret: string; createdAt: string };

export const checkTokenBody = z.strictObject({ token: storableText(20_000) });
/** The claims of a pasted token and a sentence about its problem; null if it would be accepted. */
export type TokenReport = { problem: string | null; claims: Record<string, unknown> | null };
