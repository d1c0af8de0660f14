import { safeColor } from "@linkdesk/contract/color.ts";
import type { FormField } from "@linkdesk/contract/form-fields.ts";
import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";
import type { PageFormField } from "@linkdesk/contract/page-options.ts";
import type { FrameOverrides } from "../protocol.ts";

/** The inbox's settings with what this page changes, ready to be drawn. */
export type FrameSettings = Omit<InboxSettings, "language"> & {
  /** A language tag, or `auto`. */
  language: string;
  /** Lists of types as in `accept`; a file must be on each of them. */
  uploadTypes: string[][];
  /** Texts of the page that replace the dictionary's; null: none. */
  ownWords: { placeholder: string | null; send: string | null };
  /** The server stores a welcome before the first message; the page's own text may replace it. */
  inboxWelcome: string;
  /** The welcome is the page's alone: the server would not put it before the first message. */
  sendsWelcome: boolean;
};

const MAX_FIELDS = 12;
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/**
 * The settings of the inbox with the page's options. A page changes looks, texts and forms freely;
 * which files are taken it can only narrow, because that protects the business. The server knows
 * the inbox's settings only, and holds to those.
 */
export function mergeSettings(inbox: InboxSettings, page: FrameOverrides): FrameSettings {
  const { appearance, behaviour } = inbox;
  const color = page.primaryColor ?? appearance.color;
  return {
    ...inbox,
    language: isText(page.language) ? page.language : inbox.language,
    appearance: {
      ...appearance,
      color: safeColor(color) === color ? color : safeColor(appearance.color),
      colorScheme: page.colorScheme ?? appearance.colorScheme,
    },
    messages: mergeMessages(inbox, page),
    behaviour: {
      ...behaviour,
      sounds: page.soundEnabled ?? behaviour.sounds,
      preChat: mergePreChat(behaviour.preChat, page.preChatForm),
      offlineForm: mergeOfflineForm(behaviour.offlineForm, page.offline),
      uploads: mergeUploads(behaviour.uploads, page.fileUpload),
    },
    uploadTypes: [behaviour.uploads.types, page.fileUpload?.allowedTypes ?? []].filter(
      (types) => types.length > 0,
    ),
    ownWords: {
      placeholder: page.translations?.inputPlaceholder || null,
      send: page.translations?.sendButton || null,
    },
    inboxWelcome: inbox.messages.welcome,
    sendsWelcome: isText(page.translations?.welcomeMessage) && inbox.messages.welcome === "",
  };
}

function mergeMessages({ messages }: InboxSettings, page: FrameOverrides) {
  const { welcomeMessage, offlineMessage } = page.translations ?? {};
  return {
    ...messages,
    welcome: welcomeMessage || messages.welcome,
    offline: offlineMessage || page.offline?.message || messages.offline,
  };
}

function mergePreChat(
  preChat: InboxSettings["behaviour"]["preChat"],
  page: FrameOverrides["preChatForm"],
) {
  const fields = pageFields(page?.fields);
  return {
    ...preChat,
    enabled: page?.enabled ?? preChat.enabled,
    fields: fields.length > 0 ? fields : preChat.fields,
  };
}

function mergeOfflineForm(
  form: InboxSettings["behaviour"]["offlineForm"],
  page: FrameOverrides["offline"],
) {
  const fields = pageFields(page?.form?.fields);
  return {
    enabled: page?.enabled ?? form.enabled,
    fields: fields.length > 0 ? fields : form.fields,
    submitButton: page?.form?.submitButton || form.submitButton,
  };
}

function mergeUploads(
  uploads: InboxSettings["behaviour"]["uploads"],
  page: FrameOverrides["fileUpload"],
) {
  const maxSize = page?.maxSize ?? uploads.maxBytes;
  return {
    ...uploads,
    enabled: uploads.enabled && page?.enabled !== false,
    maxBytes: maxSize > 0 ? Math.min(uploads.maxBytes, maxSize) : uploads.maxBytes,
    multiple: uploads.multiple && page?.multiple !== false,
  };
}

/** The fields of a page's form, which are checked by now; each name once. */
export function pageFields(fields: PageFormField[] = []): FormField[] {
  const byName = new Map<string, FormField>();
  for (const { required = false, type = "text", ...field } of fields) {
    byName.set(field.name, { ...field, type, required });
  }
  return [...byName.values()].slice(0, MAX_FIELDS);
}
