"use client";

import { MailWarning } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { api, errorText } from "@/lib/client/api";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { showToast } from "@/lib/client/toasts";

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
      aria-label="Address not confirmed"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-warning-soft px-4 py-2 text-sm text-warning-text"
    >
      <MailWarning aria-hidden="true" className="size-4 shrink-0" />
      <p className="min-w-0 flex-1 basis-52">
        Please confirm your address: we sent a link to{" "}
        <span className="break-all font-medium">{me.email}</span>.
      </p>
      {state === "sent" ? (
        <span role="status">A new link is on its way.</span>
      ) : (
        <Button size="sm" busy={state === "busy"} onClick={send}>
          Send it again
        </Button>
      )}
    </section>
  );
}
