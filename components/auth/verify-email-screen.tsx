"use client";

import { useEffect, useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { api } from "@/lib/client/api";
import { HOME_PATH } from "@/lib/client/auth/safe-next";
import { useLinkToken } from "@/lib/client/auth/use-link-token";
import { fieldErrors, formError } from "@/lib/client/form-errors";
import { t } from "@/lib/texts/auth";
import { AuthCard } from "./auth-card.tsx";
import { ConfirmForm } from "./confirm-form.tsx";

type State = "asking" | "busy" | "done" | "spent";

/**
 * What the link in a confirmation mail opens. A button, because mail scanners open links too, and
 * some run the page's scripts.
 */
export function VerifyEmailScreen() {
  const token = useLinkToken();
  const [state, setState] = useState<State>("asking");
  const [error, setError] = useState<unknown>(null);
  const errors = fieldErrors(error);
  useEffect(() => {
    if (token === null) setState("spent");
  }, [token]);

  const confirm = async (password: string | undefined) => {
    if (!token) return;
    setState("busy");
    try {
      await api.post("/email-verification/confirm", { token, password });
      setState("done");
    } catch (failure) {
      setError(failure);
      setState(fieldErrors(failure).token === undefined ? "asking" : "spent");
    }
  };
  if (state === "done") {
    return (
      <AuthCard title={t("verify.doneTitle")} lead={t("verify.done")}>
        {/* From there on to the conversations, unless it lets them join a workspace. */}
        <ButtonLink href="/welcome" variant="primary" className="h-10 w-full">
          {t("verify.next")}
        </ButtonLink>
      </AuthCard>
    );
  }
  if (state === "spent") {
    return (
      <AuthCard title={t("spent.title")} lead={t("verify.spent")}>
        <ButtonLink href={HOME_PATH} className="h-10 w-full">
          {t("verify.next")}
        </ButtonLink>
      </AuthCard>
    );
  }
  return (
    <AuthCard title={t("verify.title")} lead={t("verify.lead")}>
      <ConfirmForm
        label={t("verify.button")}
        busy={state === "busy"}
        ready={Boolean(token)}
        general={formError(error, ["token", "password"])}
        passwordError={errors.password}
        onConfirm={(password) => void confirm(password)}
      />
    </AuthCard>
  );
}
