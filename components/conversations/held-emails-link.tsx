"use client";

import { MailQuestionMark } from "lucide-react";
import Link from "next/link";
import { useHeldEmails } from "@/lib/client/conversations/use-emails";
import { t } from "@/lib/texts/emails";

/** Above the list of conversations: that mails wait for a decision. Nothing while none does. */
export function HeldEmailsLink() {
  const held = useHeldEmails();
  const count = held.data?.length ?? 0;
  if (count === 0) return null;
  return (
    <Link
      href="/held-emails"
      className="flex shrink-0 items-center gap-2 border-line border-b bg-warning-soft px-5 py-2.5 text-[13px] text-warning-text hover:underline"
    >
      <MailQuestionMark aria-hidden="true" className="size-4 shrink-0" />
      <span>{t("held.bannerText", { count })}</span>
    </Link>
  );
}
