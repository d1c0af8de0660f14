"use client";

import type { Team } from "@linkdesk/contract/teams.ts";
import { Ellipsis, Plus } from "lucide-react";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { LoadError } from "@/components/ui/load-error";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Skeleton } from "@/components/ui/skeleton";
import { errorText } from "@/lib/client/api";
import { useMembers } from "@/lib/client/members/use-members";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { useDeleteTeam, useTeams } from "@/lib/client/teams/use-teams";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/teams";
import { TeamDialog } from "./team-dialog.tsx";

const MAX_FACES = 5;

/** The teams of the workspace. Admins change them. */
export function TeamList() {
  const teams = useTeams();
  const mayManage = useMay("team.manage");
  const [isCreating, setCreating] = useState(false);
  return (
    <section className="mt-10">
      <div className="flex items-start gap-4">
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold text-base tracking-tight">{t("title")}</h2>
          <p className="mt-1 text-muted text-sm">{t("lead")}</p>
        </div>
        {mayManage && (
          <Button onClick={() => setCreating(true)}>
            <Plus aria-hidden="true" className="size-4" />
            {t("new")}
          </Button>
        )}
      </div>
      {teams.isPending && (
        <div role="status" className="mt-4">
          <span className="sr-only">{t("loading")}</span>
          <Skeleton className="h-12" />
        </div>
      )}
      {teams.isError && !teams.data && (
        <LoadError
          title={t("loadError")}
          error={teams.error}
          onRetry={() => void teams.refetch()}
        />
      )}
      {teams.data?.length === 0 && <p className="mt-4 text-muted text-sm">{t("empty")}</p>}
      <ul className="mt-2 divide-y divide-line">
        {teams.data?.map((team) => (
          <TeamRow key={team.id} team={team} mayManage={mayManage} />
        ))}
      </ul>
      {isCreating && <TeamDialog onClose={() => setCreating(false)} />}
    </section>
  );
}

function TeamRow({ team, mayManage }: { team: Team; mayManage: boolean }) {
  const members = useMembers();
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const remove = useDeleteTeam();
  const close = () => setOpen(null);
  const faces = members.data?.filter(({ id }) => team.memberIds.includes(id)) ?? [];
  return (
    <li className="flex min-h-14 items-center gap-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium text-sm">
          <bdi>{team.name}</bdi>
        </p>
        <p className="text-[13px] text-muted">{t("count", { count: team.memberIds.length })}</p>
      </div>
      <span className="flex -space-x-1.5">
        {faces.slice(0, MAX_FACES).map(({ id, name }) => (
          <Avatar key={id} name={name} seed={id} size="sm" />
        ))}
      </span>
      {mayManage && (
        <Menu
          label={t("menu", { name: team.name })}
          button={<Ellipsis aria-hidden="true" className="size-4" />}
          className="inline-flex size-9 items-center justify-center rounded-control text-muted transition-colors hover:bg-hover hover:text-ink"
        >
          <MenuItem onSelect={() => setOpen("edit")}>{t("edit")}</MenuItem>
          <MenuItem tone="danger" onSelect={() => setOpen("delete")}>
            {t("delete")}
          </MenuItem>
        </Menu>
      )}
      {open === "edit" && <TeamDialog team={team} onClose={close} />}
      <ConfirmDialog
        open={open === "delete"}
        onClose={close}
        title={t("deleteTitle", { name: team.name })}
        description={t("deleteText")}
        confirmLabel={t("delete")}
        busy={remove.isPending}
        error={remove.error && errorText(remove.error)}
        onConfirm={() =>
          remove.mutate(team.id, {
            onSuccess: () => {
              close();
              showToast({ text: t("deleted") });
            },
          })
        }
      />
    </li>
  );
}
