"use client";

import { useState } from "react";
import { Subgroup } from "@/components/conversations/details-group";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { useConversationActions } from "@/lib/client/conversations/use-conversation-actions";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/contacts";

type Contact = { id: string; name: string; isBlocked: boolean };

/** Keeps the contact of a conversation out of the chat, and lets them in again. */
export function ContactBlock({
  conversationId,
  contact,
}: {
  conversationId: string;
  contact: Contact;
}) {
  const run = useConversationActions(conversationId);
  const [asking, setAsking] = useState(false);
  if (!useMay("contact.block")) return null;
  const block = () => {
    setAsking(false);
    run([{ type: "block" }], { done: t("block.done", { name: contact.name }) });
  };
  const unblock = () =>
    run([{ type: "unblock" }], { done: t("block.undone", { name: contact.name }) });
  return (
    <Subgroup title={t("block.title")}>
      {contact.isBlocked ? (
        <div className="flex flex-col items-start gap-2">
          <Notice tone="warning">{t("block.notice")}</Notice>
          <Button size="sm" onClick={unblock}>
            {t("block.unblock")}
          </Button>
        </div>
      ) : (
        <Button size="sm" onClick={() => setAsking(true)}>
          {t("block.ask")}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("block.askTitle", { name: contact.name })}
        description={t("block.description")}
        confirmLabel={t("block.confirm")}
        onConfirm={block}
        busy={false}
      />
    </Subgroup>
  );
}
