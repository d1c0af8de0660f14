"use client";

import { MailCheck } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadError } from "@/components/ui/load-error";
import { Spinner } from "@/components/ui/spinner";
import { OPEN_LIST } from "@/lib/client/conversations/conversation-cache";
import { useHeldEmails } from "@/lib/client/conversations/use-emails";
import { t } from "@/lib/texts/emails";
import { HeldEmail } from "./held-email.tsx";
import { conversationHref } from "./links.ts";

/** The mails of the workspace that became nothing yet. */
export function HeldEmailsScreen() {
  const held = useHeldEmails();
  return (
    <main id="main" tabIndex={-1} className="scroll-quiet h-full outline-none">
      <div className="mx-auto flex max-w-3xl flex-col px-5 py-8">
        <h1 className="font-semibold text-2xl tracking-tight">{t("held.pageTitle")}</h1>
        <p className="mt-1 mb-4 text-muted text-sm">{t("held.pageLead")}</p>
        {held.isPending && (
          <p role="status" className="flex justify-center py-8 text-muted">
            <Spinner />
          </p>
        )}
        {held.isError && (
          <LoadError
            title={t("held.loadError")}
            error={held.error}
            onRetry={() => void held.refetch()}
          />
        )}
        {held.data?.length === 0 && (
          <EmptyState icon={MailCheck} title={t("held.emptyTitle")}>
            {t("held.empty")}
          </EmptyState>
        )}
        <ul className="flex flex-col gap-3">
          {held.data?.map((email) => (
            <li key={email.id}>
              <HeldEmail email={email} />
              {email.conversationId && (
                <Link
                  href={conversationHref(email.conversationId, OPEN_LIST)}
                  className="mt-1 inline-block px-1 text-[13px] text-accent-text hover:underline"
                >
                  {t("held.openConversation")}
                </Link>
              )}
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
}
