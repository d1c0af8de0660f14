"use client";

import type { MemberSummary } from "@linkdesk/contract/conversations.ts";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { ConfirmDialog } from "@/components/ui/dialog";
import { Menu, MenuChoice, MenuDivider, MenuHeading, MenuItem } from "@/components/ui/menu";
import { errorText } from "@/lib/client/api";
import { usePatchMember, useRemoveMember } from "@/lib/client/members/use-members";
import { useDashboard, useMay } from "@/lib/client/shell/dashboard-context";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/members";

/** One member; the owner stays, and nobody changes themselves here. */
export function MemberRow({ member }: { member: MemberSummary }) {
  const { me } = useDashboard();
  const [removing, setRemoving] = useState(false);
  const isMe = member.id === me.memberId;
  const isChangeable = !isMe && member.role !== "owner";
  const mayChangeRole = useMay("member.change_role") && isChangeable;
  const mayRemove = useMay("member.remove") && isChangeable;
  return (
    <li className="flex items-center gap-3 py-3">
      <Avatar name={member.name} seed={member.id} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium text-sm">
          <span>{member.name}</span>
          {isMe && <span className="font-normal text-muted">{` ${t("row.you")}`}</span>}
        </p>
        <p className="truncate text-[13px] text-muted">{member.email}</p>
      </div>
      <span className="text-muted text-sm">{t(`roles.${member.role}`)}</span>
      <span className="flex size-9">
        {(mayChangeRole || mayRemove) && (
          <MemberMenu
            member={member}
            mayChangeRole={mayChangeRole}
            onRemove={mayRemove ? () => setRemoving(true) : null}
          />
        )}
      </span>
      <RemoveMember member={member} open={removing} onClose={() => setRemoving(false)} />
    </li>
  );
}

function MemberMenu({
  member,
  mayChangeRole,
  onRemove,
}: {
  member: MemberSummary;
  mayChangeRole: boolean;
  onRemove: (() => void) | null;
}) {
  const { mutate } = usePatchMember();
  const change = (role: "admin" | "agent") => {
    if (role === member.role) return;
    mutate(
      { id: member.id, role },
      {
        onSuccess: () =>
          showToast({ text: t("row.changed", { name: member.name, role: t(`roles.${role}`) }) }),
        onError: (error) => showToast({ tone: "danger", text: errorText(error) }),
      },
    );
  };
  return (
    <Menu
      label={t("row.menu", { name: member.name })}
      button={<Ellipsis aria-hidden="true" className="size-4" />}
      className="inline-flex size-9 items-center justify-center rounded-control text-muted transition-colors hover:bg-hover hover:text-ink"
    >
      {mayChangeRole && (
        <>
          <MenuHeading>{t("row.role")}</MenuHeading>
          <MenuChoice checked={member.role === "agent"} onSelect={() => change("agent")}>
            {t("roles.agent")}
          </MenuChoice>
          <MenuChoice checked={member.role === "admin"} onSelect={() => change("admin")}>
            {t("roles.admin")}
          </MenuChoice>
        </>
      )}
      {mayChangeRole && onRemove && <MenuDivider />}
      {onRemove && (
        <MenuItem tone="danger" onSelect={onRemove}>
          {t("row.remove")}
        </MenuItem>
      )}
    </Menu>
  );
}

function RemoveMember({
  member,
  open,
  onClose,
}: {
  member: MemberSummary;
  open: boolean;
  onClose: () => void;
}) {
  const { mutate, isPending, error, reset } = useRemoveMember();
  const close = () => {
    reset();
    onClose();
  };
  const remove = () =>
    mutate(member.id, {
      onSuccess: () => {
        close();
        showToast({ text: t("remove.done", { name: member.name }) });
      },
    });
  return (
    <ConfirmDialog
      open={open}
      onClose={close}
      title={t("remove.title", { name: member.name })}
      description={t("remove.description")}
      confirmLabel={t("remove.button")}
      onConfirm={remove}
      busy={isPending}
      error={error ? errorText(error) : null}
    />
  );
}
