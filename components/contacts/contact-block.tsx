"use client";

import { useState } from "react";
import { Group } from "@/components/conversations/details-group";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { errorText } from "@/lib/client/api";
import { useMay } from "@/lib/client/dashboard-context";
import { showToast } from "@/lib/client/toasts";
import { useBlockContact } from "@/lib/client/use-contacts";

type Contact = { id: string; name: string; isBlocked: boolean };

/** Keeps a contact out of the chat, and lets them in again. */
export function ContactBlock({ contact }: { contact: Contact }) {
  const { mutate, isPending, error, reset } = useBlockContact(contact.id);
  const [asking, setAsking] = useState(false);
  if (!useMay("contact.block")) return null;
  const set = (blocked: boolean) =>
    mutate(blocked, {
      onSuccess: () => {
        setAsking(false);
        showToast({
          text: blocked ? `${contact.name} is blocked` : `${contact.name} can write again`,
        });
      },
      onError: (failure) => {
        if (!blocked) showToast({ tone: "danger", text: errorText(failure) });
      },
    });
  return (
    <Group title="Block visitor">
      {contact.isBlocked ? (
        <div className="flex flex-col items-start gap-2">
          <Notice tone="warning">Blocked. They can’t read or send messages here.</Notice>
          <Button size="sm" busy={isPending} onClick={() => set(false)}>
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
        onClose={() => {
          reset();
          setAsking(false);
        }}
        title={`Block ${contact.name}?`}
        description="They can’t send messages or read your replies in any chat of this workspace until you unblock them. Past messages stay here."
        confirmLabel="Block"
        onConfirm={() => set(true)}
        busy={isPending}
        error={error ? errorText(error) : null}
      />
    </Group>
  );
}
