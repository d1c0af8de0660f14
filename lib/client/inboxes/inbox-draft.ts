import type { Inbox, InboxSettings, PatchInboxBody } from "@linkdesk/contract/inboxes.ts";
import { withProtocol } from "./website-address.ts";

/** The parts of an inbox's settings. Each has a tab of its own, but continuity is on General. */
export type SettingsPart = "appearance" | "messages" | "behaviour" | "privacy" | "continuity";
export const SETTINGS_PARTS: readonly SettingsPart[] = [
  "appearance",
  "messages",
  "behaviour",
  "privacy",
  "continuity",
];
/** A tab that can have changes or mistakes in it. */
export type EditedTab = "general" | Exclude<SettingsPart, "continuity">;

/** An inbox as the form shows it. */
export type InboxDraft = Pick<
  Inbox,
  "name" | "brandName" | "websiteUrl" | "mailInboxId" | "replyReopens" | "replyAssigns" | "settings"
>;
/** What was changed and not saved; the shape that the server takes. */
export type InboxChanges = Omit<PatchInboxBody, "enabled">;

/** Same content? A property that is `undefined` counts as absent, as it does in JSON. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => isSame(a[name], b[name]));
}

/** The fields of `next` that differ from `old`, or undefined when none does. */
function changed<T extends object>(old: T, next: T): Partial<T> | undefined {
  const names = (Object.keys(next) as (keyof T)[]).filter((n) => !isSame(old[n], next[n]));
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((name) => [name, next[name]])) as Partial<T>;
}

/** The saved inbox with the changes on top: a change elsewhere shows, unless it was changed here too. */
export function draftOf(inbox: Inbox, changes: InboxChanges): InboxDraft {
  const { name, brandName, websiteUrl, mailInboxId, settings } = inbox;
  const { replyReopens, replyAssigns } = inbox;
  const { settings: patch = {}, ...names } = changes;
  const merged: InboxSettings = {
    language: patch.language ?? settings.language,
    appearance: { ...settings.appearance, ...patch.appearance },
    messages: { ...settings.messages, ...patch.messages },
    behaviour: { ...settings.behaviour, ...patch.behaviour },
    privacy: { ...settings.privacy, ...patch.privacy },
    continuity: { ...settings.continuity, ...patch.continuity },
  };
  const own = { name, brandName, websiteUrl, mailInboxId, replyReopens, replyAssigns };
  return { ...own, ...names, settings: merged };
}

/** What has to be sent to make the inbox like the draft: only the fields that differ. */
export function changesBetween(inbox: Inbox, draft: InboxDraft): InboxChanges {
  const { settings, ...names } = draft;
  const { name, brandName, websiteUrl, mailInboxId, replyReopens, replyAssigns } = inbox;
  const own = { name, brandName, websiteUrl, mailInboxId, replyReopens, replyAssigns };
  const patch: NonNullable<InboxChanges["settings"]> = {};
  if (settings.language !== inbox.settings.language) patch.language = settings.language;
  const { appearance, messages, behaviour, privacy, continuity } = inbox.settings;
  const parts = {
    appearance: changed(appearance, settings.appearance),
    messages: changed(messages, settings.messages),
    behaviour: changed(behaviour, settings.behaviour),
    privacy: changed(privacy, settings.privacy),
    continuity: changed(continuity, settings.continuity),
  };
  for (const part of SETTINGS_PARTS) if (parts[part]) Object.assign(patch, { [part]: parts[part] });
  return {
    ...changed(own, names),
    ...(Object.keys(patch).length > 0 ? { settings: patch } : {}),
  };
}

export function hasChanges(changes: InboxChanges): boolean {
  return Object.keys(changes).length > 0;
}

/** The tabs that have something unsaved. */
export function changedTabs({ settings = {}, ...names }: InboxChanges): EditedTab[] {
  const general = Object.keys(names).length > 0 || settings.language !== undefined;
  const parts = SETTINGS_PARTS.filter((part) => settings[part] !== undefined).map(tabOf);
  return [...new Set(general ? (["general", ...parts] as const) : parts)];
}

/** The tab that shows the field of an error such as `settings.appearance.color`. */
export function tabOfField(path: string): EditedTab {
  const part = path.split(".")[1];
  const known = SETTINGS_PARTS.find((name) => name === part);
  return known ? tabOf(known) : "general";
}

const tabOf = (part: SettingsPart): EditedTab => (part === "continuity" ? "general" : part);

/** What was typed while a save was under way: all that the sent draft did not have yet. */
export function changedSince(sent: InboxDraft, now: InboxDraft, saved: Inbox): InboxChanges {
  const typed = changesBetween({ ...saved, ...sent }, now);
  return changesBetween(saved, draftOf(saved, typed));
}

/** Finishes what people leave half written: "example.com", an empty line among the options. */
export function tidyDraft(draft: InboxDraft): InboxDraft {
  const { appearance, behaviour } = draft.settings;
  const cards = appearance.cards.map((card) =>
    card.type === "link"
      ? { ...card, url: withProtocol(card.url) }
      : { ...card, url: withProtocol(card.url), imageUrl: withProtocol(card.imageUrl) },
  );
  const tidyForm = <T extends Pick<InboxSettings["behaviour"]["preChat"], "fields">>(form: T) => ({
    ...form,
    fields: form.fields.map(tidyField),
  });
  return {
    ...draft,
    websiteUrl: withProtocol(draft.websiteUrl),
    settings: {
      ...draft.settings,
      appearance: {
        ...appearance,
        logoUrl: withProtocol(appearance.logoUrl),
        launcherImageUrl: withProtocol(appearance.launcherImageUrl),
        cards,
      },
      behaviour: {
        ...behaviour,
        preChat: tidyForm(behaviour.preChat),
        offlineForm: tidyForm(behaviour.offlineForm),
        proactive: behaviour.proactive.map(tidyRule),
      },
    },
  };
}

type Fields = InboxSettings["behaviour"]["preChat"]["fields"];

function tidyField({ options, ...field }: Fields[number]): Fields[number] {
  if (field.type !== "select" || !options) return field;
  return { ...field, options: options.filter((option) => option.trim() !== "") };
}

type Rule = InboxSettings["behaviour"]["proactive"][number];

/** A rule keeps only what its trigger uses. */
function tidyRule({ page, percentage, ...rule }: Rule): Rule {
  if (rule.trigger === "pageview") return { ...rule, page };
  if (rule.trigger === "scroll") return { ...rule, percentage };
  return rule;
}
