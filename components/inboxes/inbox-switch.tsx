"use client";

import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { errorText } from "@/lib/client/api";
import { usePatchInbox } from "@/lib/client/inboxes/use-inboxes";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/inboxes";

/** Turns an inbox on and off. It takes effect at once, so it is not part of the form. */
export function InboxSwitch({ inbox }: { inbox: Inbox }) {
  const { mutate, isPending, error, reset } = usePatchInbox(inbox.id);
  const [asking, setAsking] = useState(false);
  const isMail = inbox.kind === "email";
  const turnOff = () =>
    mutate(
      { enabled: false },
      {
        onSuccess: () => {
          setAsking(false);
          showToast({ text: t("switch.isOff", { name: inbox.name }) });
        },
      },
    );
  const turnOn = () =>
    mutate(
      { enabled: true },
      {
        onSuccess: () => showToast({ text: t("switch.isOn", { name: inbox.name }) }),
        onError: (failure) => showToast({ tone: "danger", text: errorText(failure) }),
      },
    );
  return (
    <section className="border-line border-t pt-6">
      <h2 className="font-semibold text-[15px]">
        {inbox.enabled ? t("switch.onTitle") : t("switch.offTitle")}
      </h2>
      <p className="mt-1 mb-4 text-muted text-sm">
        {inbox.enabled
          ? t(isMail ? "switch.mailOnText" : "switch.onText")
          : t(isMail ? "switch.mailOffText" : "switch.offText")}
      </p>
      {inbox.enabled ? (
        <Button onClick={() => setAsking(true)}>{t("switch.turnOffAsk")}</Button>
      ) : (
        <Button variant="primary" busy={isPending} onClick={turnOn}>
          {t("switch.turnOn")}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => {
          reset();
          setAsking(false);
        }}
        title={t("switch.askTitle", { name: inbox.name })}
        description={t(isMail ? "switch.mailAskText" : "switch.askText")}
        confirmLabel={t("switch.turnOff")}
        onConfirm={turnOff}
        busy={isPending}
        error={error ? errorText(error) : null}
      />
    </section>
  );
}
