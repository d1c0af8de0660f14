import { t } from "@/lib/texts/ui";

const UNITS = ["bytes", "kB", "MB", "GB"] as const;
const STEP = 1024;

/** A size for people: 812 bytes, 3.4 MB, 25 MB. */
export function fileSize(bytes: number): string {
  let unit = 0;
  let value = bytes;
  while (Math.round(value) >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit += 1;
  }
  if (bytes === 1) return t("size.byte");
  const digits = unit > 0 && value < 10 ? 1 : 0;
  const size = value.toFixed(digits).replace(/\.0$/, "");
  return t(`size.${UNITS[unit] ?? "bytes"}`, { size });
}
