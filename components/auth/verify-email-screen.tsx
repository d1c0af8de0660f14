"use client";

import { useEffect, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { api } from "@/lib/client/api";
import { formError } from "@/lib/client/form-errors";
import { HOME_PATH } from "@/lib/client/safe-next";
import { useLinkToken } from "@/lib/client/use-link-token";
import { AuthCard } from "./auth-card.tsx";

type State = "asking" | "busy" | "done" | "spent";

/**
 * What the link in a confirmation mail opens. A button, because mail scanners open links too, and
 * some run the page's scripts.
 */
export function VerifyEmailScreen() {
  const token = useLinkToken();
  const [state, setState] = useState<State>("asking");
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    if (token === null) setState("spent");
  }, [token]);

  const confirm = async () => {
    setState("busy");
    setError(null);
    try {
      await api.post("/email-verification/confirm", { token });
      setState("done");
    } catch (failure) {
      const general = formError(failure, ["token"]);
      setError(general);
      setState(general ? "asking" : "spent");
    }
  };
  if (state === "done") {
    return (
      <AuthCard title="Thank you" lead="Your address is confirmed.">
        {/* From there on to the conversations, unless it lets them join a workspace. */}
        <ButtonLink href="/welcome" variant="primary" className="h-10 w-full">
          Go to your conversations
        </ButtonLink>
      </AuthCard>
    );
  }
  if (state === "spent") {
    return (
      <AuthCard
        title="This link does not work"
        lead="It was used already, or three days have passed. Sign in, and ask for a new one at the top of the page."
      >
        <ButtonLink href={HOME_PATH} className="h-10 w-full">
          Go to your conversations
        </ButtonLink>
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Confirm your address" lead="One click, and you are done.">
      <div className="flex flex-col gap-4">
        {error && <Notice tone="danger">{error}</Notice>}
        <Button
          variant="primary"
          busy={state === "busy"}
          disabled={!token}
          onClick={confirm}
          className="h-10"
        >
          Confirm
        </Button>
      </div>
    </AuthCard>
  );
}
