"use client";

import type { ConversationDetail, Priority } from "@linkdesk/contract/conversations.ts";
import { Flag } from "lucide-react";
import { Menu, MenuChoice, MenuDivider, MenuHeading } from "@/components/ui/menu";
import type { RunActions } from "@/lib/client/conversations/use-conversation-actions";
import { useTeams } from "@/lib/client/teams/use-teams";
import { t } from "@/lib/texts/desk";

const CHOICES = [
  "urgent",
  "high",
  "medium",
  "low",
  null,
] as const satisfies readonly (Priority | null)[];

/** How urgent a conversation is, and which team takes care of it. */
export function TriageMenu({ detail, run }: { detail: ConversationDetail; run: RunActions }) {
  const teams = useTeams();
  const setPriority = (priority: Priority | null) => {
    if (priority === detail.priority) return;
    const done = t("priority.done", { priority: t(`priority.${priority ?? "none"}`) });
    run([{ type: "set_priority", priority }], { shown: { priority }, done });
  };
  const setTeam = (team: { id: string; name: string } | null) => {
    if (team?.id === detail.team?.id) return;
    const done = team ? t("team.done", { name: team.name }) : t("team.removed");
    run([{ type: "assign_team", teamId: team?.id ?? null }], { shown: { team }, done });
  };
  return (
    <Menu
      label={t("triage")}
      aria-keyshortcuts="p"
      button={<Flag aria-hidden="true" className="size-[18px]" />}
      className="inline-flex size-9 shrink-0 items-center justify-center rounded-control text-muted transition-colors hover:bg-hover hover:text-ink"
    >
      <MenuHeading>{t("priority.label")}</MenuHeading>
      {CHOICES.map((priority) => (
        <MenuChoice
          key={priority}
          checked={detail.priority === priority}
          onSelect={() => setPriority(priority)}
        >
          {t(`priority.${priority ?? "none"}`)}
        </MenuChoice>
      ))}
      {(teams.data?.length ?? 0) > 0 && (
        <>
          <MenuDivider />
          <MenuHeading>{t("team.heading")}</MenuHeading>
          <MenuChoice checked={detail.team === null} onSelect={() => setTeam(null)}>
            {t("team.none")}
          </MenuChoice>
          {teams.data?.map(({ id, name }) => (
            <MenuChoice
              key={id}
              checked={detail.team?.id === id}
              onSelect={() => setTeam({ id, name })}
            >
              {name}
            </MenuChoice>
          ))}
        </>
      )}
    </Menu>
  );
}
