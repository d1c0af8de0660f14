import { z } from "zod";
import { httpUrl, label, storableText } from "./text.ts";

export const DEFAULT_COLOR = "#3355ee";

export const LAUNCHER_POSITIONS = ["bottom-right", "bottom-left"] as const;

/**
 * Looks and words of an inbox. Every field has a default, so that settings saved by an older
 * version stay valid.
 */
export const inboxSettings = z.strictObject({
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, "must be a colour like #3355ee")
    .default(DEFAULT_COLOR),
  position: z.enum(LAUNCHER_POSITIONS).default("bottom-right"),
  greeting: storableText(200).default("Hi there 👋"),
  introduction: storableText(500).default(
    "Ask us anything. We usually reply within a few minutes.",
  ),
});
export type InboxSettings = z.infer<typeof inboxSettings>;

/** An inbox as admins and agents see it. */
export type Inbox = {
  id: string;
  name: string;
  brandName: string;
  websiteUrl: string;
  enabled: boolean;
  settings: InboxSettings;
  createdAt: string;
};

export const createInboxBody = z.strictObject({
  name: label(80),
  brandName: label(80),
  websiteUrl: httpUrl,
});
export type CreateInboxBody = z.infer<typeof createInboxBody>;

export const patchInboxBody = z.strictObject({
  name: label(80).optional(),
  brandName: label(80).optional(),
  websiteUrl: httpUrl.optional(),
  enabled: z.boolean().optional(),
  settings: inboxSettings.partial().optional(),
});
export type PatchInboxBody = z.infer<typeof patchInboxBody>;
