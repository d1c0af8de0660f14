"use client";

import type { Invitation } from "@linkdesk/contract/accounts.ts";
import { Mail } from "lucide-react";
import { Button } from "@/components/ui/button";
import { errorText } from "@/lib/client/api";
import { useInvitations, useRevokeInvitation } from "@/lib/client/members/use-members";
import { showToast } from "@/lib/client/toasts";
import { language } from "@/lib/texts/language";
import { t } from "@/lib/texts/members";

/** Invitations that nobody has used yet. */
export function InvitationList() {
  const invitations = useInvitations(true);
  if (!invitations.data || invitations.data.length === 0) return null;
  return (
    <section className="mt-10">
      <h2 className="mb-1 font-semibold text-[15px]">{t("invitations.title")}</h2>
      <ul className="divide-y divide-line">
        {invitations.data.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </section>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { mutate, isPending } = useRevokeInvitation();
  const until = new Intl.DateTimeFormat(language(), { day: "numeric", month: "long" }).format(
    Date.parse(invitation.expiresAt),
  );
  const revoke = () =>
    mutate(invitation.id, {
      onSuccess: () => showToast({ text: t("invitations.revoked") }),
      onError: (error) => showToast({ tone: "danger", text: errorText(error) }),
    });
  return (
    <li className="flex items-center gap-3 py-3">
      <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-sunken text-muted">
        <Mail aria-hidden="true" className="size-4" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium text-sm">{invitation.email}</p>
        <p className="truncate text-[13px] text-muted">
          {t("invitations.detail", { role: t(`roles.${invitation.role}`), until })}
        </p>
      </div>
      <Button size="sm" busy={isPending} onClick={revoke}>
        {t("invitations.revoke")}
      </Button>
    </li>
  );
}
