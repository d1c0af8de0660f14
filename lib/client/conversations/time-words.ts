import { type ParsedResult, parse } from "chrono-node/en";

const MORNING_HOUR = 9;

/** A time ahead, in words: "friday 9am", "in 3 hours". A day alone is nine in the morning. Null for other words. */
export function readTime(words: string, now = new Date()): Date | null {
  const [found] = parse(words, now, { forwardDate: true });
  if (!found) return null;
  const at = found.date();
  if (isDay(found)) at.setHours(MORNING_HOUR, 0, 0, 0);
  return at;
}

/**
 * A time in the past, in words: "monday" is the last one, "12 may" the last twelfth of May. A day alone is its
 * beginning. Null for other words, and for what lies ahead.
 */
export function readPastTime(words: string, now = new Date()): Date | null {
  const [found] = parse(words, now);
  if (!found) return null;
  const at = found.date();
  if (isDay(found)) at.setHours(0, 0, 0, 0);
  if (at > now && isOnlyWeekday(found)) at.setDate(at.getDate() - 7);
  const { start } = found;
  if (at > now && start.isCertain("month") && !start.isCertain("year")) {
    at.setFullYear(at.getFullYear() - 1);
  }
  return at > now ? null : at;
}

/** Whether the words name no time of the day. */
const isDay = ({ start }: ParsedResult) => !start.isCertain("hour");

const isOnlyWeekday = ({ start }: ParsedResult) =>
  start.isCertain("weekday") && !start.isCertain("day");
