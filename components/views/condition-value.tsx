"use client";

import type { Condition } from "@linkdesk/contract/conversation-filter.ts";
import type { FilterField } from "@linkdesk/contract/filter-operators.ts";
import { Input } from "@/components/ui/input";
import { type Option, Select } from "@/components/ui/select";
import { useInboxes } from "@/lib/client/inboxes/use-inboxes";
import { useMembers } from "@/lib/client/members/use-members";
import { useTags } from "@/lib/client/tags/use-tags";
import { useTeams } from "@/lib/client/teams/use-teams";
import { t as desk } from "@/lib/texts/desk";
import { t } from "@/lib/texts/filters";

const STATUSES = ["open", "snoozed", "resolved"] as const;
const PRIORITIES = ["urgent", "high", "medium", "low", "none"] as const;
const YES_NO = ["true", "false"] as const;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** What each field can be compared with, where it is one of a list. */
function useChoices(): (field: FilterField) => Option[] | null {
  const members = useMembers().data ?? [];
  const teams = useTeams().data ?? [];
  const tags = useTags().data ?? [];
  const inboxes = useInboxes().data ?? [];
  const named = (rows: readonly { id: string; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }));
  return (field) => {
    switch (field) {
      case "status":
        return STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }));
      case "priority":
        return PRIORITIES.map((value) => ({ value, label: desk(`priority.${value}`) }));
      case "assignee":
        return [
          { value: "me", label: t("me") },
          { value: "nobody", label: t("nobody") },
          ...named(members),
        ];
      case "mentioned":
        return [{ value: "me", label: t("me") }, ...named(members)];
      case "team":
        return [{ value: "nobody", label: t("noTeam") }, ...named(teams)];
      case "tag":
        return named(tags);
      case "inbox":
        return named(inboxes);
      case "blocked":
      case "unread":
      case "waiting":
      case "draft":
        return YES_NO.map((value) => ({
          value,
          label: value === "true" ? t("yes") : t("no"),
        }));
      default:
        return null;
    }
  };
}

/** What a new condition on a field begins with. */
export function useFirstValue(): (field: FilterField) => string | boolean {
  const choices = useChoices();
  return (field) => {
    if (["blocked", "unread", "waiting", "draft"].includes(field)) return true;
    if (field === "created_at" || field === "last_message_at") {
      return new Date(startOfToday() - 7 * DAY_MS).toISOString();
    }
    return choices(field)?.[0]?.value ?? "";
  };
}

const startOfToday = () => new Date().setHours(0, 0, 0, 0);

/** The value of a condition: one of a list, a day, or an id. */
export function ConditionValue({
  condition,
  onChange,
  className,
}: {
  condition: Condition;
  onChange: (next: Condition) => void;
  className: string;
}) {
  const choices = useChoices();
  const { field, value } = condition;
  const set = (next: string | boolean) => onChange({ ...condition, value: next } as Condition);
  const options = choices(field);
  if (options) {
    const isYesNo = typeof value === "boolean";
    return (
      <Select
        aria-label={t("value")}
        options={options}
        value={String(value)}
        onChange={(next) => set(isYesNo ? next === "true" : next)}
        className={className}
      />
    );
  }
  if (field === "contact") {
    return (
      <Input
        aria-label={t("contactId")}
        value={String(value)}
        onChange={(event) => set(event.target.value)}
        className={className}
      />
    );
  }
  return (
    <Input
      type="date"
      aria-label={t("value")}
      value={dayOf(String(value))}
      onChange={(event) => {
        const at = new Date(`${event.target.value}T00:00`);
        if (!Number.isNaN(at.getTime())) set(at.toISOString());
      }}
      className={className}
    />
  );
}

/** The local day of a time, as the field wants it. */
function dayOf(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return "";
  const [month, day] = [at.getMonth() + 1, at.getDate()].map((n) => String(n).padStart(2, "0"));
  return `${at.getFullYear()}-${month}-${day}`;
}
