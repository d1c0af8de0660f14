"use client";

import type { JoinOffer } from "@linkdesk/contract/accounts.ts";
import Link from "next/link";
import { signOut } from "next-auth/react";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { api, errorText } from "@/lib/client/api";
import { HOME_PATH } from "@/lib/client/auth/safe-next";
import { fieldErrors, formError, textOf } from "@/lib/client/form-errors";
import { t } from "@/lib/texts/auth";
import { AuthCard } from "./auth-card.tsx";

type Props = {
  email: string;
  isEmailVerified: boolean;
  /** Of the workspace they are in; null: none. */
  workspaceName: string | null;
  offers: JoinOffer[];
  canFound: boolean;
  canMail: boolean;
};

/** Where somebody finds the way into a workspace: their company's, or one of their own. */
export function WelcomeScreen(props: Props) {
  const { email, isEmailVerified, workspaceName, offers, canFound, canMail } = props;
  const footer = <Footer isMember={workspaceName !== null} />;
  if (offers.length > 0) {
    return (
      <AuthCard
        title={t("welcome.joinTitle")}
        lead={t("welcome.joinLead", { email })}
        footer={footer}
      >
        <Offers offers={offers} />
        {workspaceName !== null && (
          <p className="mt-4 text-muted text-sm">{t("welcome.instead", { workspaceName })}</p>
        )}
        {workspaceName === null && canFound && (
          <details className="mt-5 border-line border-t pt-4 text-sm">
            <summary className="cursor-pointer font-medium">{t("welcome.newWorkspace")}</summary>
            <FoundForm />
          </details>
        )}
      </AuthCard>
    );
  }
  if (!isEmailVerified && canMail) {
    return (
      <AuthCard title={t("verify.title")} lead={t("welcome.linkSent", { email })} footer={footer}>
        <p className="mb-4 text-sm">{t("welcome.openLink")}</p>
        <SendAgain />
      </AuthCard>
    );
  }
  return (
    <AuthCard title={t("welcome.noneTitle")} lead={t("welcome.none", { email })} footer={footer}>
      {canFound && <FoundForm />}
    </AuthCard>
  );
}

function Footer({ isMember }: { isMember: boolean }) {
  const look = "font-medium text-accent-text hover:underline";
  if (isMember) {
    return (
      <Link href={HOME_PATH} className={look}>
        {t("welcome.stay")}
      </Link>
    );
  }
  return (
    <button type="button" className={look} onClick={() => void signOut({ redirectTo: "/sign-in" })}>
      {t("welcome.signOut")}
    </button>
  );
}

function Offers({ offers }: { offers: JoinOffer[] }) {
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const join = async (id: string) => {
    setBusy(id);
    setError(null);
    try {
      await api.post(`/me/offers/${id}`);
      window.location.assign(HOME_PATH);
    } catch (failure) {
      setError(errorText(failure));
      setBusy(null);
    }
  };
  return (
    <>
      {error && (
        <div className="mb-4">
          <Notice tone="danger">{error}</Notice>
        </div>
      )}
      <ul aria-label={t("welcome.workspaces")} className="flex flex-col gap-2">
        {offers.map(({ id, name }) => (
          <li key={id}>
            <Button
              variant="primary"
              busy={busy === id}
              disabled={busy !== null && busy !== id}
              onClick={() => void join(id)}
              className="h-auto min-h-10 w-full"
            >
              <span className="break-words">{t("join.title", { workspace: name })}</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function SendAgain() {
  const [state, setState] = useState<"idle" | "busy" | "sent" | "failed">("idle");
  const send = async () => {
    setState("busy");
    const sent = api.post("/me/email-verification");
    setState(await sent.then(() => "sent" as const).catch(() => "failed" as const));
  };
  const words: Partial<Record<typeof state, ReactNode>> = {
    sent: <p role="status">{t("welcome.sent")}</p>,
    failed: <Notice tone="danger">{t("welcome.notSent")}</Notice>,
  };
  return (
    <div className="flex flex-col gap-3 text-sm">
      <span>{words[state]}</span>
      {state !== "sent" && (
        <Button busy={state === "busy"} onClick={() => void send()}>
          {t("welcome.sendAgain")}
        </Button>
      )}
    </div>
  );
}

function FoundForm() {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const general = formError(error, ["name"]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = textOf(new FormData(event.currentTarget), "name");
    setBusy(true);
    setError(null);
    try {
      await api.post("/workspaces", { name });
      window.location.assign(HOME_PATH);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Form method="post" onSubmit={submit} className="mt-4 flex flex-col gap-4">
      {general && <Notice tone="danger">{general}</Notice>}
      <Field label={t("workspace.name")} name="name" error={fieldErrors(error).name}>
        {(control) => <Input {...control} autoComplete="organization" required maxLength={80} />}
      </Field>
      <SubmitButton busy={busy}>{t("workspace.create")}</SubmitButton>
    </Form>
  );
}
