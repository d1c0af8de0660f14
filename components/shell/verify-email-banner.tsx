"use client";

import { MailWarning } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { api, errorText } from "@/lib/client/api";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/shell";

/** Asks to confirm one's address; nothing else waits for it but invitations. */
export function VerifyEmailBanner() {
  const { me, config } = useDashboard();
  const [state, setState] = useState<"idle" | "busy" | "sent">("idle");
  if (me.isEmailVerified || !config.mail) return null;
  const send = async () => {
    setState("busy");
    try {
      await api.post("/me/email-verification");
      setState("sent");
    } catch (error) {
      setState("idle");
      showToast({ tone: "danger", text: errorText(error) });
    }
  };
  return (
    <section
      aria-label={t("address.label")}
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-warning-soft px-4 py-2 text-sm text-warning-text"
    >
      <MailWarning aria-hidden="true" className="size-4 shrink-0" />
      <p className="min-w-0 flex-1 basis-52">
        {t.rich("address.confirm", {
          email: me.email,
          address: (words) => <span className="break-all font-medium">{words}</span>,
        })}
      </p>
      {state === "sent" ? (
        <span role="status">{t("address.sent")}</span>
      ) : (
        <Button size="sm" busy={state === "busy"} onClick={send}>
          {t("address.sendAgain")}
        </Button>
      )}
    </section>
  );
}
