"use client";

import { CalendarSearch, Ellipsis, ExternalLink, Link2, Mail, Star } from "lucide-react";
import { Menu, MenuItem } from "@/components/ui/menu";
import { t } from "@/lib/texts/desk";
import { copyConversationLink, openConversationWindow } from "./conversation-window.ts";

/** What is done with a conversation less often than the header's buttons are needed. */
export function ConversationMenu({
  id,
  isAlone,
  onAskForRating,
  onSendTranscript,
  onGoToDate,
}: {
  id: string;
  isAlone: boolean;
  /** Undefined where nobody could rate. */
  onAskForRating: (() => void) | undefined;
  onSendTranscript: () => void;
  onGoToDate: () => void;
}) {
  return (
    <Menu
      label={t("conversation.menu")}
      button={<Ellipsis aria-hidden="true" className="size-[18px]" />}
      className="inline-flex size-9 shrink-0 items-center justify-center rounded-control text-muted transition-colors hover:bg-hover hover:text-ink max-sm:size-8"
    >
      <MenuItem icon={<CalendarSearch aria-hidden="true" />} onSelect={onGoToDate}>
        {t("date.menu")}
      </MenuItem>
      {onAskForRating && (
        <MenuItem icon={<Star aria-hidden="true" />} onSelect={onAskForRating}>
          {t("rating.ask")}
        </MenuItem>
      )}
      <MenuItem icon={<Mail aria-hidden="true" />} onSelect={onSendTranscript}>
        {t("transcript.menu")}
      </MenuItem>
      <MenuItem icon={<Link2 aria-hidden="true" />} onSelect={() => void copyConversationLink(id)}>
        {t("conversation.copyLink")}
      </MenuItem>
      {!isAlone && (
        <MenuItem
          icon={<ExternalLink aria-hidden="true" />}
          onSelect={() => openConversationWindow(id)}
        >
          {t("conversation.newWindow")}
        </MenuItem>
      )}
    </Menu>
  );
}
