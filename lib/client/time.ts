import { language } from "@/lib/texts/language";
import { t } from "@/lib/texts/ui";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A visitor seen within this long counts as being here. */
const ONLINE_WINDOW_MS = 2 * MINUTE_MS;

function startOfDay(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0);
}

/** Whole calendar days between two moments in the reader's own time (0 = same day). */
function daysBetween(earlier: number, later: number): number {
  return Math.round((startOfDay(later) - startOfDay(earlier)) / DAY_MS);
}

/** Short age for a list: "now", "5m", "3h", "2d", then a date. */
export function shortAge(iso: string, now: number): string {
  const then = Date.parse(iso);
  const age = now - then;
  if (age < MINUTE_MS) return t("time.now");
  if (age < HOUR_MS) return t("time.minutes", { count: Math.floor(age / MINUTE_MS) });
  if (age < DAY_MS) return t("time.hours", { count: Math.floor(age / HOUR_MS) });
  if (age < 7 * DAY_MS) return t("time.days", { count: Math.floor(age / DAY_MS) });
  return formatDate(then, now);
}

/** A spoken age: "just now", "5 minutes ago", "3 days ago", then a date. */
export function longAge(iso: string, now: number): string {
  const then = Date.parse(iso);
  const age = now - then;
  const relative = new Intl.RelativeTimeFormat(language(), { numeric: "auto" });
  if (age < MINUTE_MS) return t("time.justNow");
  if (age < HOUR_MS) return relative.format(-Math.floor(age / MINUTE_MS), "minute");
  if (age < DAY_MS) return relative.format(-Math.floor(age / HOUR_MS), "hour");
  if (age < 7 * DAY_MS) return relative.format(-Math.floor(age / DAY_MS), "day");
  return formatDate(then, now);
}

function formatDate(then: number, now: number): string {
  const sameYear = new Date(then).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(language(), {
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
  }).format(then);
}

/** Heading of a day in a thread: "Today", "Yesterday", "Monday", "3 March 2025". */
export function dayLabel(iso: string, now: number): string {
  const then = Date.parse(iso);
  const days = daysBetween(then, now);
  if (days === 0) return t("time.today");
  if (days === 1) return t("time.yesterday");
  if (days > 1 && days < 7)
    return new Intl.DateTimeFormat(language(), { weekday: "long" }).format(then);
  return new Intl.DateTimeFormat(language(), { dateStyle: "long" }).format(then);
}

// Making a formatter costs a hundred times what using it does, and every bubble uses two.
const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const FULL_TIME = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });

const LONG_DATE = new Intl.DateTimeFormat(undefined, { dateStyle: "long" });

export function longDate(iso: string): string {
  return LONG_DATE.format(Date.parse(iso));
}

export function clockTime(iso: string): string {
  return CLOCK.format(Date.parse(iso));
}

export function fullTime(iso: string): string {
  return FULL_TIME.format(Date.parse(iso));
}

/** The clock of another time zone, or null when this browser does not know the zone. */
export function timeInZone(timezone: string, now: number): string | null {
  try {
    return new Intl.DateTimeFormat(undefined, {
      timeZone: timezone,
      weekday: "short",
      hour: "numeric",
      minute: "2-digit",
    }).format(now);
  } catch {
    return null;
  }
}

export function isOnline(lastSeenAt: string | null, now: number): boolean {
  return lastSeenAt !== null && now - Date.parse(lastSeenAt) < ONLINE_WINDOW_MS;
}

/** The name of a language tag, such as "German (Austria)" for `de-AT`. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(language(), { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
