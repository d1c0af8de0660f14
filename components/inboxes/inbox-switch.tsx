"use client";

import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { errorText } from "@/lib/client/api";
import { usePatchInbox } from "@/lib/client/inboxes/use-inboxes";
import { showToast } from "@/lib/client/toasts";

/** Turns an inbox on and off. It takes effect at once, so it is not part of the form. */
export function InboxSwitch({ inbox }: { inbox: Inbox }) {
  const { mutate, isPending, error, reset } = usePatchInbox(inbox.id);
  const [asking, setAsking] = useState(false);
  const turnOff = () =>
    mutate(
      { enabled: false },
      {
        onSuccess: () => {
          setAsking(false);
          showToast({ text: `${inbox.name} is off` });
        },
      },
    );
  const turnOn = () =>
    mutate(
      { enabled: true },
      {
        onSuccess: () => showToast({ text: `${inbox.name} is on` }),
        onError: (failure) => showToast({ tone: "danger", text: errorText(failure) }),
      },
    );
  return (
    <section className="border-line border-t pt-6">
      <h2 className="font-semibold text-[15px]">
        {inbox.enabled ? "Turn this inbox off" : "This inbox is off"}
      </h2>
      <p className="mt-1 mb-4 text-muted text-sm">
        {inbox.enabled
          ? "The chat disappears from your website and visitors can’t write. Conversations stay here."
          : "The chat is hidden on your website and visitors can’t write. Turn it on to show it again."}
      </p>
      {inbox.enabled ? (
        <Button onClick={() => setAsking(true)}>Turn off…</Button>
      ) : (
        <Button variant="primary" busy={isPending} onClick={turnOn}>
          Turn on
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => {
          reset();
          setAsking(false);
        }}
        title={`Turn off ${inbox.name}?`}
        description="The chat disappears from your website immediately, even for visitors in the middle of a conversation. You can turn it on again at any time."
        confirmLabel="Turn off"
        onConfirm={turnOff}
        busy={isPending}
        error={error ? errorText(error) : null}
      />
    </section>
  );
}
