"use client";

import type { ContactSummary } from "@linkdesk/contract/conversations.ts";
import { MailPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { sendingInboxes, useInboxes } from "@/lib/client/inboxes/use-inboxes";
import { t } from "@/lib/texts/contacts";

/** Few write one, so that its form is not in the first load. */
const NewEmailDialog = dynamic(
  () =>
    import("@/components/conversations/new-email-dialog.tsx").then(
      (module) => module.NewEmailDialog,
    ),
  // Only this waits while it loads, and not the page around it, which would lose the focus.
  { ssr: false },
);

/** Starts a conversation with a mail to the contact, where there is an e-mail inbox and they have an address. */
export function ContactEmail({ contact }: { contact: ContactSummary }) {
  const inboxes = sendingInboxes(useInboxes().data);
  const [isWriting, setWriting] = useState(false);
  const { id, name, email, isBlocked } = contact;
  if (!email || isBlocked || inboxes.length === 0) return null;
  return (
    <>
      <Button size="sm" className="mt-3" onClick={() => setWriting(true)}>
        <MailPlus aria-hidden="true" className="size-4" />
        {t("writeEmail")}
      </Button>
      {isWriting && (
        <NewEmailDialog
          inboxes={inboxes}
          contact={{ id, name, address: email }}
          onClose={() => setWriting(false)}
        />
      )}
    </>
  );
}
