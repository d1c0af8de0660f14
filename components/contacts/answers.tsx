"use client";

import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";
import { Fact, Group } from "@/components/conversations/details-group";
import { shownValue } from "@/components/conversations/shown-value";

/** What was answered before this conversation, without a way to change it. */
export function Answers({
  title,
  answers,
}: {
  title: string;
  answers: ConversationDetail["attributes"];
}) {
  const entries = Object.entries(answers);
  if (entries.length === 0) return null;
  return (
    <Group title={title}>
      {entries.map(([name, value]) => (
        <Fact key={name} label={<bdi className="[overflow-wrap:anywhere]">{labelOf(name)}</bdi>}>
          <Shown value={value} />
        </Fact>
      ))}
    </Group>
  );
}

export function Shown({ value }: { value: ConversationDetail["attributes"][string] }) {
  return (
    <span dir="auto" className="block whitespace-pre-wrap [overflow-wrap:anywhere]">
      {value === null || value === "" ? "–" : shownValue(value)}
    </span>
  );
}

/** `team_size` reads as "Team size"; `accountId` stays as the website calls it. */
export function labelOf(name: string): string {
  const words = name.replaceAll("_", " ").trim();
  return words === "" ? name : words.charAt(0).toUpperCase() + words.slice(1);
}
