import { t } from "@/lib/texts/conversations";

/** A value that a program or a page gave, for people. */
export function shownValue(value: string | number | boolean): string {
  if (typeof value === "boolean") return value ? t("yes") : t("no");
  return String(value);
}
