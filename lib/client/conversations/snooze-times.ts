/** When a snooze ends, for the choices that need no typing. */
export const SNOOZE_CHOICES = ["laterToday", "tomorrow", "nextWeek"] as const;
export type SnoozeChoice = (typeof SNOOZE_CHOICES)[number];

const LATER_HOURS = 3;
const MORNING_HOUR = 9;
const MONDAY = 1;

/**
 * In the zone of the browser, by its calendar, so that "tomorrow at nine" is nine also after the clocks were changed.
 * Later today is three hours ahead, at the full hour.
 */
export function snoozeTime(choice: SnoozeChoice, now: Date): Date {
  const at = new Date(now);
  if (choice === "laterToday") {
    at.setHours(at.getHours() + LATER_HOURS, 0, 0, 0);
    return at;
  }
  const daysToMonday = (MONDAY - at.getDay() + 7) % 7 || 7;
  at.setDate(at.getDate() + (choice === "tomorrow" ? 1 : daysToMonday));
  at.setHours(MORNING_HOUR, 0, 0, 0);
  return at;
}
