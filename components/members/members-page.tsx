"use client";

import { UserPlus } from "lucide-react";
import { useState } from "react";
import { PageFrame } from "@/components/shell/page-frame";
import { TeamList } from "@/components/teams/team-list";
import { Button } from "@/components/ui/button";
import { LoadError } from "@/components/ui/load-error";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useMembers } from "@/lib/client/members/use-members";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/members";
import { InvitationList } from "./invitation-list.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { JoinDomains } from "./join-domains.tsx";
import { MemberRow } from "./member-row.tsx";

/** Who works here, and who was asked to. */
export function MembersPage() {
  const members = useMembers();
  const mayInvite = useMay("member.invite");
  const maySetDomains = useMay("member.join_domains");
  const [inviting, setInviting] = useState(false);
  return (
    <PageFrame
      title={t("page.title")}
      lead={t("page.lead")}
      action={
        mayInvite && (
          <Button variant="primary" onClick={() => setInviting(true)}>
            <UserPlus aria-hidden="true" className="size-4" />
            {t("page.invite")}
          </Button>
        )
      }
    >
      {!mayInvite && (
        <div className="mb-5">
          <Notice>{t("page.adminsOnly")}</Notice>
        </div>
      )}
      {members.isPending && (
        <div role="status" className="space-y-3">
          <span className="sr-only">{t("page.loading")}</span>
          <Skeleton className="h-14" />
          <Skeleton className="h-14" />
        </div>
      )}
      {members.isError && !members.data && (
        <LoadError
          title={t("page.loadError")}
          error={members.error}
          onRetry={() => void members.refetch()}
        />
      )}
      <ul className="divide-y divide-line">
        {members.data?.map((member) => (
          <MemberRow key={member.id} member={member} />
        ))}
      </ul>
      {mayInvite && <InvitationList />}
      <TeamList />
      {maySetDomains && <JoinDomains />}
      <InviteDialog open={inviting} onClose={() => setInviting(false)} />
    </PageFrame>
  );
}
