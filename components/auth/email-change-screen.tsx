"use client";

import { useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { api } from "@/lib/client/api";
import { HOME_PATH } from "@/lib/client/auth/safe-next";
import { useLinkToken } from "@/lib/client/auth/use-link-token";
import { fieldErrors, formError } from "@/lib/client/form-errors";
import { t } from "@/lib/texts/auth";
import { AuthCard } from "./auth-card.tsx";
import { ConfirmForm } from "./confirm-form.tsx";

type Kind = "confirm" | "undo";

/** Where each leads when it is done. */
const NEXT = { confirm: HOME_PATH, undo: "/forgot-password" } satisfies Record<Kind, string>;

/** What the links of the mails about a changed address open. A button: mail scanners open links. */
export function EmailChangeScreen({ kind }: { kind: Kind }) {
  const token = useLinkToken();
  const [state, setState] = useState<"asking" | "busy" | "done">("asking");
  const [error, setError] = useState<unknown>(null);
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
      <AuthCard title={t(`emailChange.${kind}.doneTitle`)} lead={t(`emailChange.${kind}.doneLead`)}>
        <ButtonLink href={NEXT[kind]} variant="primary" className="h-10 w-full">
          {t(`emailChange.${kind}.next`)}
        </ButtonLink>
      </AuthCard>
    );
  }
  if (isSpent) {
    return (
      <AuthCard title={t("spent.title")} lead={t("emailChange.spent")}>
        <ButtonLink href="/account" className="h-10 w-full">
          {t("emailChange.toAccount")}
        </ButtonLink>
      </AuthCard>
    );
  }
  return (
    <AuthCard title={t(`emailChange.${kind}.title`)} lead={t(`emailChange.${kind}.lead`)}>
      <ConfirmForm
        label={t(`emailChange.${kind}.button`)}
        busy={state === "busy"}
        ready={Boolean(token)}
        general={formError(error, ["token", "password"])}
        passwordError={errors.password}
        onConfirm={(password) => void send(password)}
      />
    </AuthCard>
  );
}
