import type { AuditChanges, AuditEvent } from "@linkdesk/contract/audit.ts";
import { t } from "@/lib/texts/audit";

type Value = AuditChanges[string][number];

/** `settings.privacy.retentionDays` reads as "Privacy, retention days". */
export function fieldLabel(path: string): string {
  const parts = path.replace(/^settings\./, "").split(".");
  const words = parts.map((part) =>
    part
      .replaceAll("_", " ")
      .replace(/([a-z\d])([A-Z])/g, "$1 $2")
      .toLowerCase(),
  );
  const text = words.join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A value as people say it. */
export function valueText(value: Value): string {
  if (value === null || value === "") return t("value.nothing");
  if (value === true) return t("value.on");
  if (value === false) return t("value.off");
  return String(value);
}

/** What was acted on, when it is not plain from the words: one's own account is. */
export function targetText({ action, target }: AuditEvent): string | null {
  return action.startsWith("account.") || action === "member.joined" ? null : target.label;
}
