"use client";

import { useState } from "react";
import { Group } from "@/components/conversations/details-group";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { useConversationActions } from "@/lib/client/conversations/use-conversation-actions";
import { useMay } from "@/lib/client/shell/dashboard-context";

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
    run([{ type: "block" }], { done: `${contact.name} is blocked` });
  };
  const unblock = () => run([{ type: "unblock" }], { done: `${contact.name} can write again` });
  return (
    <Group title="Block visitor">
      {contact.isBlocked ? (
        <div className="flex flex-col items-start gap-2">
          <Notice tone="warning">Blocked. They can’t read or send messages here.</Notice>
          <Button size="sm" onClick={unblock}>
            Unblock
          </Button>
        </div>
      ) : (
        <Button size="sm" onClick={() => setAsking(true)}>
          Block…
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={`Block ${contact.name}?`}
        description="They can’t send messages or read your replies in any chat of this workspace until you unblock them. Past messages stay here."
        confirmLabel="Block"
        onConfirm={block}
        busy={false}
      />
    </Group>
  );
}
