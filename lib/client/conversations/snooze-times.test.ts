import { expect, test } from "vitest";
import { snoozeTime } from "./snooze-times.ts";

const at = (text: string) => new Date(text);

test("later today is three hours ahead, at the full hour", () => {
  expect(snoozeTime("laterToday", at("2026-11-30T10:47:12"))).toEqual(at("2026-11-30T13:00:00"));
});

test("tomorrow is nine in the morning, also at the end of a month and of a year", () => {
  expect(snoozeTime("tomorrow", at("2026-11-30T23:59:00"))).toEqual(at("2026-12-01T09:00:00"));
  expect(snoozeTime("tomorrow", at("2026-12-31T00:00:00"))).toEqual(at("2027-01-01T09:00:00"));
});

test("next week is Monday at nine, seven days ahead on a Monday", () => {
  expect(snoozeTime("nextWeek", at("2026-11-29T12:00:00"))).toEqual(at("2026-11-30T09:00:00"));
  expect(snoozeTime("nextWeek", at("2026-11-30T08:00:00"))).toEqual(at("2026-12-07T09:00:00"));
  expect(snoozeTime("nextWeek", at("2026-12-05T12:00:00"))).toEqual(at("2026-12-07T09:00:00"));
});

test("nine is nine on the day on which the clocks are changed", () => {
  for (const day of ["2026-03-28T15:00:00", "2026-10-24T15:00:00", "2026-10-31T15:00:00"]) {
    const tomorrow = snoozeTime("tomorrow", at(day));
    expect([tomorrow.getHours(), tomorrow.getMinutes()], day).toEqual([9, 0]);
  }
});
