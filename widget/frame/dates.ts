import type { Dictionary } from "../locales/dictionary.ts";

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format is slow and a thread needs it for every bubble, so each is made once. */
function formatFor(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${Object.entries(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language, options);
    formats.set(key, format);
  }
  return format;
}

/** "Today", "Yesterday", or the date; with the year when it is not this one. */
export function formatDay(at: Date, language: string, words: Dictionary, now = new Date()): string {
  const day = at.toDateString();
  if (day === now.toDateString()) return words.today;
  if (day === new Date(now.getTime() - DAY_MS).toDateString()) return words.yesterday;
  const isThisYear = at.getFullYear() === now.getFullYear();
  return formatFor(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(!isThisYear && { year: "numeric" }),
  }).format(at);
}

export function formatTime(at: Date, language: string): string {
  return formatFor(language, { hour: "numeric", minute: "2-digit" }).format(at);
}

/** For lists: the time today, the weekday this week, the date before that. */
export function formatShort(at: Date, language: string, now = new Date()): string {
  if (at.toDateString() === now.toDateString()) return formatTime(at, language);
  if (now.getTime() - at.getTime() < WEEK_MS - DAY_MS) {
    return formatFor(language, { weekday: "short" }).format(at);
  }
  const isThisYear = at.getFullYear() === now.getFullYear();
  return formatFor(language, {
    day: "numeric",
    month: "short",
    ...(!isThisYear && { year: "numeric" }),
  }).format(at);
}
