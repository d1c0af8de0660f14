"use client";

import type { HeldReason } from "@linkdesk/contract/email-states.ts";
import { HELD_REASONS } from "@linkdesk/contract/email-states.ts";
import type { Email } from "@linkdesk/contract/emails.ts";
import { MailQuestionMark } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { errorText } from "@/lib/client/api";
import { useDecideEmail } from "@/lib/client/conversations/use-emails";
import { clockTime, fullTime } from "@/lib/client/time";
import { t } from "@/lib/texts/emails";
import { emailText } from "./email-text.ts";

/** Few open one, so that it is not in the first load. */
const EmailDialog = dynamic(
  () => import("./email-dialog.tsx").then((module) => module.EmailDialog),
  // Only this waits while it loads, and not the page around it, which would lose the focus.
  { ssr: false },
);

/** A mail that is no message, between the messages. */
export function EmailLine({ email }: { email: Email }) {
  if (email.isTranscript) return <TranscriptLine email={email} />;
  return email.state === "held" ? <HeldEmail email={email} /> : <AutomaticReply email={email} />;
}

/** A mail that became nothing yet: why, what it says, and what to do with it. */
export function HeldEmail({ email }: { email: Email }) {
  const [isOpen, setOpen] = useState(false);
  const { mutate, isPending, error } = useDecideEmail();
  const { from, excerpt, createdAt, id, subject } = email;
  const name = from.name || from.address || t("held.unknown");
  return (
    <article
      aria-label={t("held.label", { name })}
      className="mt-3 w-full max-w-[38rem] self-center rounded-card border border-danger/30 bg-danger-soft px-3.5 py-3"
    >
      <p className="flex flex-wrap items-center gap-x-1.5 text-danger-text text-xs">
        <MailQuestionMark aria-hidden="true" className="size-3.5" />
        <span className="font-medium">{t("held.title")}</span>
        <time dateTime={createdAt} title={fullTime(createdAt)} className="ms-auto">
          {clockTime(createdAt)}
        </time>
      </p>
      <p className="mt-1 text-[13px] text-ink">{t(`held.reasons.${reasonOf(email)}`)}</p>
      <p dir="auto" className="mt-2 font-medium text-sm [overflow-wrap:anywhere]">
        {from.name ? `${from.name} <${from.address}>` : from.address}
      </p>
      <p dir="auto" className="text-sm [overflow-wrap:anywhere]">
        {[subject, excerpt].filter(Boolean).join(" · ")}
      </p>
      {error && (
        <p role="alert" className="mt-2 text-danger-text text-sm">
          {errorText(error)}
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="sm" onClick={() => setOpen(true)}>
          {t("held.read")}
        </Button>
        <Button size="sm" disabled={isPending} onClick={() => mutate({ id, decision: "accept" })}>
          {t("held.accept")}
        </Button>
        <Button size="sm" disabled={isPending} onClick={() => mutate({ id, decision: "discard" })}>
          {t("held.discard")}
        </Button>
      </div>
      {isOpen && <EmailDialog email={email} onClose={() => setOpen(false)} />}
    </article>
  );
}

/** A version that is older than the mail knows fewer reasons. */
function reasonOf({ reason }: Email): HeldReason {
  return HELD_REASONS.find((known) => known === reason) ?? "unreadable";
}

/** A notice of absence, which is no message. */
function AutomaticReply({ email }: { email: Email }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="my-3 text-balance px-8 text-center text-muted text-xs">
      <bdi>{t("automatic", { address: email.from.address })}</bdi>{" "}
      <button
        type="button"
        className="rounded text-accent-text hover:underline"
        onClick={() => setOpen(true)}
      >
        {t("original.button")}
      </button>
      {isOpen && <EmailDialog email={email} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** The visitor has asked for the conversation by mail. */
function TranscriptLine({ email }: { email: Email }) {
  const isProblem = email.state === "failed" || email.state === "bounced";
  const color = isProblem ? "text-danger-text" : "text-muted";
  return (
    <p className={`my-3 text-balance px-8 text-center text-xs [overflow-wrap:anywhere] ${color}`}>
      <bdi>{t("transcript", { outcome: emailText(email) })}</bdi>
    </p>
  );
}
