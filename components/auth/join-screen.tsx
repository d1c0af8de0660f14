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
    api.post("/invitations/preview", { token }).then(setInvitation, (failure) => {
      setError(
        formError(failure, ["token"]) ?? "This link is incomplete. Open it from the e-mail again.",
      );
    });
  }, [token]);

  if (token === null || error) {
    return (
      <AuthCard
        title="This link does not work"
        lead={error ?? "Open the link from your invitation, or ask for a new one."}
        footer={
          <Link href="/sign-in" className="font-medium text-accent-text hover:underline">
            Sign in
          </Link>
        }
      />
    );
  }
  if (!token || !invitation) {
    return (
      <p role="status" className="flex justify-center">
        <Spinner />
        <span className="sr-only">Loading the invitation</span>
      </p>
    );
  }
  const title = `Join ${invitation.workspaceName}`;
  if (me) return <JoinAs me={me} token={token} invitation={invitation} title={title} />;
  return (
    <AuthCard
      title={title}
      lead="Create an account to join your team."
      footer={
        <>
          Already have an account?{" "}
          <Link href="/sign-in?next=/join" className="font-medium text-accent-text hover:underline">
            Sign in
          </Link>
        </>
      }
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
        lead={`This invitation is for ${invitation.email}, but you are signed in as ${me.email}. Sign out, then open the link again.`}
        footer={
          <Link href={HOME_PATH} className="font-medium text-accent-text hover:underline">
            Back to your workspace
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
    <AuthCard title={title} lead={`You are signed in as ${me.email}.`}>
      <div className="flex flex-col gap-4">
        {error && <Notice tone="danger">{error}</Notice>}
        <Button variant="primary" busy={busy} onClick={join} className="h-10">
          Join the workspace
        </Button>
      </div>
    </AuthCard>
  );
}
