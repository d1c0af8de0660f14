import { storableText } from "./text.ts";

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `30m`, `10h`, `7d` in milliseconds; NaN for anything else. */
export function durationMs(text: string): number {
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  return Number(count) * (UNIT_MS[unit as keyof typeof UNIT_MS] ?? Number.NaN);
}

/** A duration as people write it, within bounds: `30m`, `10h`. */
export const duration = ({ min, max }: { min: string; max: string }) =>
  storableText(10)
    .transform((text) => text.trim().toLowerCase())
    .refine((text) => !Number.isNaN(durationMs(text)), {
      message: "must be a whole number with s, m, h or d: 30m, 10h, 7d. An hour and a half is 90m",
      abort: true,
    })
    .refine((text) => durationMs(text) >= durationMs(min), `must be ${min} or more`)
    .refine((text) => durationMs(text) <= durationMs(max), `must be at most ${max}`);
