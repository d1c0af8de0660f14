import { MAX_UPLOAD_BYTES } from "./attachments.ts";
import { DEFAULT_LABELS, DEFAULT_TEXTS } from "./default-texts.ts";
import { duration } from "./duration.ts";
import { formFields } from "./form-fields.ts";
import { LANGUAGE_CODES } from "./languages.ts";
import { MAX_RETENTION_DAYS } from "./limits.ts";
import { mailIdentity } from "./mail-accounts.ts";
import { id, nullableText, timestamp } from "./shapes.ts";
import { httpUrl, label, rowId, storableText } from "./text.ts";
import { z } from "./zod.ts";

export const DEFAULT_COLOR = "#3355ee";
export const LAUNCHER_POSITIONS = ["bottom-right", "bottom-left"] as const;
export const COLOR_SCHEMES = ["auto", "light", "dark"] as const;
export const WIDGET_SIZES = ["compact", "standard", "large"] as const;
export const LAUNCHER_ICONS = ["chat", "question", "wave", "custom"] as const;

const color = z.string().regex(/^#[0-9a-f]{6}$/i, "must be a colour like #3355ee");
const imageUrl = z.union([z.literal(""), httpUrl]);
const offset = z.int().min(0).max(400);

/** A card on the home screen: some news, or a way to another page. */
export const homeCard = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("announcement"),
    title: label(80),
    text: storableText(400).default(""),
    imageUrl: imageUrl.default(""),
    url: z.union([z.literal(""), httpUrl]).default(""),
  }),
  z.strictObject({ type: z.literal("link"), title: label(80), url: httpUrl }),
]);
export type HomeCard = z.infer<typeof homeCard>;

/** A message that is offered before anybody asked. Delays are milliseconds. */
export const proactiveRule = z
  .strictObject({
    /** Names the rule in its counts; made from its place and text when missing. */
    id: z
      .string()
      .regex(/^[\w-]{1,64}$/, "must be letters, digits, _ or -")
      .optional(),
    trigger: z.enum(["time", "pageview", "scroll", "exit_intent"]),
    message: storableText(500).min(1, "must not be empty"),
    delay: z.int().min(0).max(86_400_000).default(0),
    page: storableText(500)
      .optional()
      .describe("For `pageview`: a path such as /pricing, or with * such as /docs/*."),
    percentage: z
      .int()
      .min(1)
      .max(100)
      .optional()
      .describe("For `scroll`: how much of the page, in percent."),
    onlyOnce: z.boolean().default(false),
  })
  .refine((rule) => rule.trigger !== "pageview" || Boolean(rule.page), {
    message: "must be a page such as /pricing",
    path: ["page"],
  })
  .refine((rule) => rule.trigger !== "scroll" || rule.percentage !== undefined, {
    message: "must be a percentage of the page",
    path: ["percentage"],
  });
export type ProactiveRule = z.infer<typeof proactiveRule>;

const NAME_AND_EMAIL = [
  { name: "name", label: DEFAULT_LABELS.name, type: "text" as const, required: true },
  { name: "email", label: DEFAULT_LABELS.email, type: "email" as const, required: true },
];

const EMAIL_AND_MESSAGE = [
  { name: "email", label: DEFAULT_LABELS.email, type: "email" as const, required: true },
  { name: "message", label: DEFAULT_LABELS.message, type: "textarea" as const, required: true },
];

export const appearanceSettings = z.strictObject({
  color: color.default(DEFAULT_COLOR),
  colorScheme: z.enum(COLOR_SCHEMES).default("auto"),
  position: z.enum(LAUNCHER_POSITIONS).default("bottom-right"),
  offsetX: offset.default(20).describe("Pixels from the side and from the bottom."),
  offsetY: offset.default(20),
  size: z.enum(WIDGET_SIZES).default("standard"),
  launcherIcon: z.enum(LAUNCHER_ICONS).default("chat"),
  launcherImageUrl: imageUrl.default("").describe("For `custom`."),
  logoUrl: imageUrl.default(""),
  cards: z.array(homeCard).max(6).default([]),
  customCss: storableText(20_000).default(""),
});

export const messageSettings = z.strictObject({
  greeting: storableText(200).default(DEFAULT_TEXTS.greeting),
  introduction: storableText(500).default(DEFAULT_TEXTS.introduction),
  welcome: storableText(1_000)
    .default("")
    .describe("The first bubble of a new conversation; empty: none."),
  offline: storableText(500).default(DEFAULT_TEXTS.offline),
  notice: storableText(300).default("").describe("A banner above the conversation; empty: none."),
  replyExpectation: storableText(120).default(DEFAULT_TEXTS.replyExpectation),
});

export const behaviourSettings = z.strictObject({
  startButton: storableText(60)
    .default("")
    .describe("On the button of the home screen; empty: the language's own words."),
  severalConversations: z.boolean().default(false),
  replyToResolved: z.boolean().default(true),
  preChat: z
    .strictObject({
      enabled: z.boolean().default(false),
      when: z
        .enum(["before", "after"])
        .default("before")
        .describe("Before the first message, or beside it."),
      fields: formFields.default(NAME_AND_EMAIL),
    })
    .prefault({}),
  offlineForm: z
    .strictObject({
      enabled: z.boolean().default(false),
      fields: formFields.default(EMAIL_AND_MESSAGE),
      submitButton: storableText(40).default(""),
    })
    .prefault({}),
  uploads: z
    .strictObject({
      enabled: z.boolean().default(true),
      maxBytes: z
        .int()
        .min(1)
        .max(MAX_UPLOAD_BYTES)
        .default(10 * 1024 * 1024),
      types: z
        .array(storableText(100))
        .max(50)
        .default([])
        .describe("As in `accept`: image/*, application/pdf, .docx. Empty: any."),
      multiple: z.boolean().default(true),
    })
    .prefault({}),
  emoji: z.boolean().default(true),
  sounds: z.boolean().default(true),
  endConversation: z.boolean().default(true),
  transcript: z.boolean().default(true),
  transcriptByEmail: z
    .boolean()
    .default(false)
    .describe(
      "Also by e-mail, to an address the visitor types. Needs a mail server, so somebody decides it.",
    ),
  proactive: z.array(proactiveRule).max(20).default([]),
});

export const privacySettings = z.strictObject({
  cookieConsent: z.boolean().default(false).describe("Ask before anything is stored or connected."),
  persistSession: z.boolean().default(true),
  sessionDays: z
    .int()
    .min(1)
    .max(400)
    .default(180)
    .describe("How long an anonymous visitor is recognised."),
  anonymizeIp: z
    .boolean()
    .default(false)
    .describe("Only the network of a visitor's address is kept: /24 for v4, /48 for v6."),
  retentionDays: z
    .int()
    .min(0)
    .max(MAX_RETENTION_DAYS)
    .default(0)
    .describe("Closed conversations are deleted this long after their last message; 0 keeps them."),
  /**
   * Whether a page's `dataRetention` counts. It comes from the visitor's browser: who can shorten it
   * can also have what they wrote deleted.
   */
  pageRetention: z.boolean().default(false),
});

export const CONTINUITY_RECIPIENTS = ["everyone", "list", "nobody"] as const;

/** E-mail carries a conversation on when one side is away. Visitors never get these settings. */
export const continuitySettings = z.strictObject({
  enabled: z.boolean().default(true),
  offlineThreshold: duration({ min: "1m", max: "24h" })
    .default("10m")
    .describe("How long a side must have been away before it is mailed."),
  maxMessagesPerEmail: z
    .int()
    .min(1)
    .max(50)
    .default(10)
    .describe("More messages than this are split over several mails."),
  minEmailInterval: duration({ min: "1m", max: "24h" })
    .default("15m")
    .describe("The least time between two mails about the same conversation."),
  recipients: z
    .enum(CONTINUITY_RECIPIENTS)
    .default("everyone")
    .describe("Who is mailed when nobody is assigned."),
  recipientIds: z.array(rowId).max(50).default([]).describe("For `list`: ids of members."),
  askForAddress: z
    .boolean()
    .default(false)
    .describe("Ask for an address in the chat, after the first message, while nobody is there."),
});
export type ContinuitySettings = z.infer<typeof continuitySettings>;

/**
 * Everything an inbox can be set to, by tab of the dashboard. Every field has a default, so that
 * settings saved by an older version stay valid. Form, API and widget all use this.
 */
export const inboxSettings = z.strictObject({
  language: z
    .enum(["auto", ...LANGUAGE_CODES])
    .default("auto")
    .describe("What the widget speaks; `auto` follows the visitor's browser."),
  appearance: appearanceSettings.prefault({}),
  messages: messageSettings.prefault({}),
  behaviour: behaviourSettings.prefault({}),
  privacy: privacySettings.prefault({}),
  continuity: continuitySettings.prefault({}),
});
export type InboxSettings = z.infer<typeof inboxSettings>;

/**
 * Every field optional and without its default: zod's own `partial()` would fill the defaults in,
 * and a change of one field would reset its neighbours.
 */
function changesOf<T extends z.ZodRawShape>(schema: z.ZodObject<T>) {
  const fields = Object.entries(schema.shape).map(([name, field]) => {
    const hasDefault = field instanceof z.ZodDefault || field instanceof z.ZodPrefault;
    return [name, (hasDefault ? (field.unwrap() as z.ZodType) : (field as z.ZodType)).optional()];
  });
  return z.strictObject(Object.fromEntries(fields)) as unknown as z.ZodType<
    Partial<z.output<z.ZodObject<T>>>
  >;
}

/** A change of settings: the given fields of the given tabs. */
export const inboxSettingsPatch = z.strictObject({
  language: z.enum(["auto", ...LANGUAGE_CODES]).optional(),
  appearance: changesOf(appearanceSettings).optional(),
  messages: changesOf(messageSettings).optional(),
  behaviour: changesOf(behaviourSettings).optional(),
  privacy: changesOf(privacySettings).optional(),
  continuity: changesOf(continuitySettings).optional(),
});
export type InboxSettingsPatch = z.infer<typeof inboxSettingsPatch>;

export const INBOX_KINDS = ["webchat", "email"] as const;
export type InboxKind = (typeof INBOX_KINDS)[number];

/** An inbox as admins and agents see it. */
export const inbox = z.strictObject({
  id,
  kind: z.enum(INBOX_KINDS).describe("A live chat on a website, or an e-mail address."),
  name: z.string(),
  brandName: z.string(),
  websiteUrl: z.string(),
  enabled: z.boolean(),
  mailInboxId: id
    .nullable()
    .describe(
      "Of a live chat: the e-mail inbox that its mails are sent from and answered to. Null: the installation's address.",
    ),
  mail: z
    .strictObject({
      address: z.string(),
      lastError: nullableText.describe("Why receiving fails now, and what to do."),
    })
    .nullable()
    .describe("Of an e-mail inbox: its address."),
  replyReopens: z.boolean().describe("A member's reply reopens a resolved conversation."),
  replyAssigns: z
    .boolean()
    .describe("A member's reply assigns a conversation to them that is assigned to nobody."),
  settings: inboxSettings,
  createdAt: timestamp,
});
export type Inbox = z.infer<typeof inbox>;

const createWebchatBody = z.strictObject({
  kind: z.literal("webchat").optional().describe("Which it is if it is left out."),
  name: label(80),
  brandName: label(80),
  websiteUrl: httpUrl,
});

const createEmailBody = z.strictObject({
  kind: z.literal("email"),
  name: label(80),
  brandName: label(80).optional().describe("The sender's name if it is left out."),
  ...mailIdentity.shape,
});

export const createInboxBody = z.discriminatedUnion("kind", [createWebchatBody, createEmailBody]);
export type CreateInboxBody = z.infer<typeof createInboxBody>;

export const patchInboxBody = z.strictObject({
  name: label(80).optional(),
  brandName: label(80).optional(),
  websiteUrl: httpUrl.optional(),
  enabled: z.boolean().optional(),
  mailInboxId: rowId.nullable().optional(),
  replyReopens: z.boolean().optional(),
  replyAssigns: z.boolean().optional(),
  settings: inboxSettingsPatch.optional(),
});
export type PatchInboxBody = z.infer<typeof patchInboxBody>;

/** What became of looking at the inbox's website for its snippet. `url` is the page looked at. */
export const websiteReport = z.union([
  z.strictObject({
    result: z.enum(["found", "other_inbox", "no_inbox", "missing"]),
    url: z.string(),
  }),
  z.strictObject({ result: z.literal("unreachable"), url: z.string(), reason: z.string() }),
]);
export type WebsiteReport = z.infer<typeof websiteReport>;
