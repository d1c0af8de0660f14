"use client";

import type { Email } from "@linkdesk/contract/emails.ts";
import { Mail, MailWarning } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { cx } from "@/components/ui/cx";
import { t } from "@/lib/texts/emails";
import { emailText } from "./email-text.ts";
import { InlineButton } from "./inline-button.tsx";

/** Few open one, so that it is not in the first load. */
const EmailDialog = dynamic(
  () => import("./email-dialog.tsx").then((module) => module.EmailDialog),
  // Only this waits while it loads, and not the page around it, which would lose the focus.
  { ssr: false },
);

/** Under a message: that it came by mail, or what became of the mail that it was sent in. */
export function EmailMark({ email, isOurs }: { email: Email; isOurs: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const isProblem = email.state === "failed" || email.state === "bounced";
  const isUnsure = email.direction === "incoming" && !isOurs && !email.isFromContact;
  const Icon = isProblem || isUnsure ? MailWarning : Mail;
  return (
    <div
      className={cx(
        "mt-1 px-1 text-xs [overflow-wrap:anywhere]",
        isOurs && "text-end",
        isProblem ? "text-danger-text" : isUnsure ? "text-warning-text" : "text-faint",
      )}
    >
      <Icon aria-hidden="true" className="me-1.5 inline size-3.5 align-[-2px]" />
      <span>{emailText(email)}</span>
      {email.direction === "incoming" && (
        <>
          <span aria-hidden="true"> · </span>
          <InlineButton onClick={() => setOpen(true)}>{t("original.button")}</InlineButton>
          {isOpen && <EmailDialog email={email} onClose={() => setOpen(false)} />}
        </>
      )}
    </div>
  );
}
