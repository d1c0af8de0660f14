import type { Dictionary } from "../locales/dictionary.ts";

const DAY_MS = 86_400_000;

/** "Today", "Yesterday", or the date; with the year when it is not this one. */
export function formatDay(at: Date, language: string, words: Dictionary, now = new Date()): string {
  const day = at.toDateString();
  if (day === now.toDateString()) return words.today;
  if (day === new Date(now.getTime() - DAY_MS).toDateString()) return words.yesterday;
  const isThisYear = at.getFullYear() === now.getFullYear();
  return at.toLocaleDateString(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(!isThisYear && { year: "numeric" }),
  });
}

export function formatTime(at: Date, language: string): string {
  return at.toLocaleTimeString(language, { hour: "numeric", minute: "2-digit" });
}
