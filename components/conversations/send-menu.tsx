"use client";

import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import { ChevronDown } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { createPortal } from "react-dom";
import { Menu, MenuDivider, MenuHeading, MenuItem } from "@/components/ui/menu";
import { Switch } from "@/components/ui/switch";
import { SNOOZE_CHOICES, snoozeTime } from "@/lib/client/conversations/snooze-times";
import { t as desk } from "@/lib/texts/desk";
import { t } from "@/lib/texts/later";
import { shortTime } from "./snooze-menu.tsx";

/** It reads dates in words, which takes a library: it is loaded when it is opened. */
const SnoozeDialog = dynamic(
  () => import("./snooze-dialog.tsx").then((module) => module.SnoozeDialog),
  { ssr: false },
);

/** The other ways to send, beside the button: later, or with an action. */
export function SendMenu({
  canSend,
  canSchedule,
  contactName,
  onSchedule,
  onSendAnd,
}: {
  canSend: boolean;
  /** Files are not sent later. */
  canSchedule: boolean;
  contactName: string;
  onSchedule: (at: Date, ifContactWrites: "hold" | "send") => void;
  onSendAnd: (actions: ConversationAction[]) => void;
}) {
  const [choosing, setChoosing] = useState<"send" | "snooze" | null>(null);
  const [holds, setHolds] = useState(true);
  const now = new Date();
  const dialog = (of: "send" | "snooze") =>
    of === "send" ? (
      <SnoozeDialog
        title={t("sendLater")}
        button={t("schedule")}
        onClose={() => setChoosing(null)}
        onChoose={(at) => onSchedule(at, holds ? "hold" : "send")}
      >
        <Switch
          label={t("holdLabel", { name: contactName })}
          hint={t("holdHint")}
          checked={holds}
          onChange={setHolds}
        />
      </SnoozeDialog>
    ) : (
      <SnoozeDialog
        button={t("sendAndSnooze")}
        onClose={() => setChoosing(null)}
        onChoose={(at) => onSendAnd([{ type: "snooze", until: at.toISOString() }])}
      />
    );
  return (
    <>
      <Menu
        label={t("menu")}
        disabled={!canSend}
        button={<ChevronDown aria-hidden="true" className="size-4" />}
        className="flex h-9 w-6 items-center justify-center rounded-control text-muted transition-colors hover:bg-hover hover:text-ink disabled:text-faint disabled:hover:bg-transparent"
      >
        <MenuHeading>{canSchedule ? t("sendLater") : t("noFiles")}</MenuHeading>
        {canSchedule &&
          SNOOZE_CHOICES.map((choice) => {
            const at = snoozeTime(choice, now);
            return (
              <MenuItem key={choice} onSelect={() => onSchedule(at, "hold")}>
                <span className="flex items-baseline gap-4">
                  <span className="flex-1">{desk(`snooze.${choice}`)}</span>
                  <span className="text-faint text-xs">{shortTime(at, now)}</span>
                </span>
              </MenuItem>
            );
          })}
        {canSchedule && (
          <MenuItem onSelect={() => setChoosing("send")}>{desk("snooze.custom")}</MenuItem>
        )}
        <MenuDivider />
        <MenuItem onSelect={() => onSendAnd([{ type: "resolve" }])}>{t("andResolve")}</MenuItem>
        <MenuItem onSelect={() => onSendAnd([{ type: "snooze", until: null }])}>
          {t("andSnooze")}
        </MenuItem>
        <MenuItem onSelect={() => setChoosing("snooze")}>{t("andSnoozeUntil")}</MenuItem>
      </Menu>
      {/* Out of the composer: a form cannot be in a form. */}
      {choosing && createPortal(dialog(choosing), document.body)}
    </>
  );
}
