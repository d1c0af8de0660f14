"use client";

import type { InvitationPreview } from "@linkdesk/contract/accounts.ts";
import Link from "next/link";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { api, errorText } from "@/lib/client/api";
import { HOME_PATH } from "@/lib/client/auth/safe-next";
import { useLinkToken } from "@/lib/client/auth/use-link-token";
import { formError } from "@/lib/client/form-errors";
import { t } from "@/lib/texts/auth";
import { AuthCard } from "./auth-card.tsx";
import { SignUpForm } from "./sign-up-form.tsx";

const KEPT_AS = "linkdesk-invitation";

/** What an invitation's link opens: who invites, and the way in. */
export function JoinScreen({ me }: { me: { email: string } | null }) {
  const token = useLinkToken(KEPT_AS);
  const [invitation, setInvitation] = useState<InvitationPreview | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    if (!token) return;
    api
      .post("/invitations/preview", { token })
      .then(setInvitation, (failure) =>
        setError(formError(failure, ["token"]) ?? t("join.incomplete")),
      );
  }, [token]);

  if (token === null || error) {
    return (
      <AuthCard
        title={t("spent.title")}
        lead={error ?? t("join.spent")}
        footer={
          <Link href="/sign-in" className="font-medium text-accent-text hover:underline">
            {t("signIn.button")}
          </Link>
        }
      />
    );
  }
  if (!token || !invitation) {
    return (
      <p role="status" className="flex justify-center">
        <Spinner />
        <span className="sr-only">{t("join.loading")}</span>
      </p>
    );
  }
  const title = t("join.title", { workspace: invitation.workspaceName });
  if (me) return <JoinAs me={me} token={token} invitation={invitation} title={title} />;
  return (
    <AuthCard
      title={title}
      lead={t("join.lead")}
      footer={t.rich("haveAccount", {
        link: (words) => (
          <Link href="/sign-in?next=/join" className="font-medium text-accent-text hover:underline">
            {words}
          </Link>
        ),
      })}
    >
      <SignUpForm invitation={{ token, email: invitation.email }} />
    </AuthCard>
  );
}

function JoinAs({
  me,
  token,
  invitation,
  title,
}: {
  me: { email: string };
  token: string;
  invitation: InvitationPreview;
  title: string;
}) {
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (me.email !== invitation.email) {
    return (
      <AuthCard
        title={title}
        lead={t("join.otherAddress", { invited: invitation.email, email: me.email })}
        footer={
          <Link href={HOME_PATH} className="font-medium text-accent-text hover:underline">
            {t("join.back")}
          </Link>
        }
      />
    );
  }
  const join = async () => {
    setBusy(true);
    try {
      await api.post("/invitations/accept", { token });
      window.sessionStorage.removeItem(KEPT_AS);
      window.location.assign(HOME_PATH);
    } catch (failure) {
      setError(formError(failure, []) ?? errorText(failure));
      setBusy(false);
    }
  };
  return (
    <AuthCard title={title} lead={t("join.signedInAs", { email: me.email })}>
      <div className="flex flex-col gap-4">
        {error && <Notice tone="danger">{error}</Notice>}
        <Button variant="primary" busy={busy} onClick={join} className="h-10">
          {t("join.button")}
        </Button>
      </div>
    </AuthCard>
  );
}
