"use client";

import { useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { api } from "@/lib/client/api";
import { HOME_PATH } from "@/lib/client/auth/safe-next";
import { useLinkToken } from "@/lib/client/auth/use-link-token";
import { fieldErrors, formError } from "@/lib/client/form-errors";
import { AuthCard } from "./auth-card.tsx";
import { ConfirmForm } from "./confirm-form.tsx";

type Kind = "confirm" | "undo";

const WORDS = {
  confirm: {
    title: "Confirm your new address",
    lead: "From now on, you sign in with this address.",
    button: "Confirm",
    doneTitle: "Your e-mail address has changed",
    doneLead: "We also sent a notice to your old address, with a link to undo the change.",
    next: { href: HOME_PATH, label: "Go to your conversations" },
  },
  undo: {
    title: "Undo the change",
    lead: "Your account goes back to its old address, and every browser is signed out.",
    button: "Undo the change",
    doneTitle: "Your old address is restored",
    doneLead:
      "Your password no longer works, because someone else may know it. Choose a new one now.",
    next: { href: "/forgot-password", label: "Choose a new password" },
  },
} as const satisfies Record<Kind, object>;

/** What the links of the mails about a changed address open. A button: mail scanners open links. */
export function EmailChangeScreen({ kind }: { kind: Kind }) {
  const token = useLinkToken();
  const [state, setState] = useState<"asking" | "busy" | "done">("asking");
  const [error, setError] = useState<unknown>(null);
  const words = WORDS[kind];
  const errors = fieldErrors(error);
  const isSpent = token === null || errors.token !== undefined;

  const send = async (password: string | undefined) => {
    if (!token) return;
    setState("busy");
    try {
      await (kind === "undo"
        ? api.post("/email-change/undo", { token })
        : api.post("/email-change/confirm", { token, password }));
      setState("done");
    } catch (failure) {
      setError(failure);
      setState("asking");
    }
  };
  if (state === "done") {
    return (
      <AuthCard title={words.doneTitle} lead={words.doneLead}>
        <ButtonLink href={words.next.href} variant="primary" className="h-10 w-full">
          {words.next.label}
        </ButtonLink>
      </AuthCard>
    );
  }
  if (isSpent) {
    return (
      <AuthCard
        title="This link does not work"
        lead="It has expired or was already used. To change your address, start again from your account page."
      >
        <ButtonLink href="/account" className="h-10 w-full">
          Go to your account
        </ButtonLink>
      </AuthCard>
    );
  }
  return (
    <AuthCard title={words.title} lead={words.lead}>
      <ConfirmForm
        label={words.button}
        busy={state === "busy"}
        ready={Boolean(token)}
        general={formError(error, ["token", "password"])}
        passwordError={errors.password}
        onConfirm={(password) => void send(password)}
      />
    </AuthCard>
  );
}
