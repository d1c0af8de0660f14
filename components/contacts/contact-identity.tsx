"use client";

import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { InlineEdit } from "@/components/ui/inline-edit";
import { errorText } from "@/lib/client/api";
import { useUpdateContact } from "@/lib/client/contacts/use-contacts";
import { foreignPicture } from "@/lib/client/foreign-picture";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/conversations";
import { t as details } from "@/lib/texts/details";
import { ContactEmail } from "./contact-email.tsx";

/** Who the contact is: picture, name and e-mail address, which an agent can correct. */
export function ContactIdentity({
  contact,
  online,
}: {
  contact: ConversationDetail["contact"];
  online: boolean;
}) {
  const update = useUpdateContact(contact.id);
  const mayEdit = useMay("contact.edit");
  const { name, email, isAnonymous } = contact;
  const shownName = <span className="font-semibold text-base tracking-tight">{name}</span>;
  return (
    <div className="flex flex-col items-center text-center">
      <Avatar
        name={name}
        seed={contact.id}
        src={foreignPicture(contact.avatarUrl)}
        size="lg"
        online={online}
      />
      <div className="mt-3 max-w-full">
        {mayEdit ? (
          <InlineEdit
            label={details("edit.name")}
            // What stands in for a name is none.
            value={isAnonymous && !email ? "" : name}
            save={(typed) => update.mutateAsync({ name: typed === "" ? null : typed })}
            explain={errorText}
            maxLength={160}
            isCentered
          >
            {shownName}
          </InlineEdit>
        ) : (
          shownName
        )}
      </div>
      <div className="mt-0.5 max-w-full text-sm">
        {mayEdit ? (
          <InlineEdit
            label={details("edit.email")}
            value={email ?? ""}
            save={(typed) => update.mutateAsync({ email: typed === "" ? null : typed })}
            explain={errorText}
            inputMode="email"
            maxLength={254}
            isCentered
          >
            <span className={email ? "text-accent-text" : "text-muted"}>
              {email ?? details("edit.addEmail")}
            </span>
          </InlineEdit>
        ) : (
          <span className="text-muted">{email ?? t("details.noEmail")}</span>
        )}
      </div>
      <div className="mt-2.5 flex gap-1.5">
        {online && <Badge tone="success">{t("details.online")}</Badge>}
        {contact.isBlocked && <Badge tone="warning">{t("details.blocked")}</Badge>}
        <Badge tone={contact.isVerified ? "success" : undefined}>{kindOf(contact)}</Badge>
      </div>
      <ContactEmail contact={contact} />
    </div>
  );
}

/** How sure we are who it is. */
function kindOf({ isVerified, isAnonymous }: ConversationDetail["contact"]): string {
  if (isVerified) return t("details.verified");
  return isAnonymous ? t("details.visitor") : t("details.notVerified");
}
