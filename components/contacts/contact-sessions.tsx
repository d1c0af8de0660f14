"use client";

import type { ContactSession } from "@linkdesk/contract/contacts.ts";
import { parseUserAgent } from "@linkdesk/contract/user-agent.ts";
import { useState } from "react";
import { Subgroup } from "@/components/conversations/details-group";
import { WebAddress } from "@/components/conversations/web-address";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { errorText } from "@/lib/client/api";
import { useContactSessions, useEndSession } from "@/lib/client/contacts/use-contacts";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { softwareName } from "@/lib/client/software-name";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/contacts";

const SHOWN_AT_FIRST = 3;

/** The contact's browsers; who may can end each one. */
export function ContactSessions({ contactId }: { contactId: string }) {
  const sessions = useContactSessions(contactId);
  const [showsAll, setShowsAll] = useState(false);
  const [ending, setEnding] = useState<ContactSession | null>(null);
  const all = sessions.data ?? [];
  const shown = showsAll ? all : all.slice(0, SHOWN_AT_FIRST);
  if (sessions.data?.length === 0) return null;
  return (
    <Subgroup title={t("sessions.title")}>
      {sessions.isPending && (
        <div role="status">
          <span className="sr-only">{t("sessions.loading")}</span>
          <Skeleton className="h-10" />
        </div>
      )}
      {sessions.isError && !sessions.data && (
        <p role="alert" className="text-[13px] text-muted">
          <span>{`${errorText(sessions.error)} `}</span>
          <button
            type="button"
            className="text-accent-text underline"
            onClick={() => void sessions.refetch()}
          >
            {t("sessions.tryAgain")}
          </button>
        </p>
      )}
      <ul className="space-y-3">
        {shown.map((session) => (
          <SessionRow key={session.id} session={session} onEnd={() => setEnding(session)} />
        ))}
      </ul>
      {all.length > shown.length && (
        <Button size="sm" variant="quiet" className="-ms-2.5" onClick={() => setShowsAll(true)}>
          {t("sessions.more", { count: all.length - shown.length })}
        </Button>
      )}
      <EndSession contactId={contactId} session={ending} onClose={() => setEnding(null)} />
    </Subgroup>
  );
}

function softwareOf(session: ContactSession): string {
  const parsed = session.userAgent ? parseUserAgent(session.userAgent) : null;
  return softwareName(parsed) || t("sessions.unknownBrowser");
}

function SessionRow({ session, onEnd }: { session: ContactSession; onEnd: () => void }) {
  const mayEnd = useMay("contact.end_session") && session.status === "active";
  return (
    <li className="text-[13px]">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate">{softwareOf(session)}</span>
        {session.status === "ended" && <Badge>{t("sessions.ended")}</Badge>}
        {session.status === "expired" && <Badge>{t("sessions.expired")}</Badge>}
        {mayEnd && (
          <Button size="sm" onClick={onEnd}>
            {t("end.button")}
          </Button>
        )}
      </div>
      <p className="truncate text-muted">
        {t.rich("sessions.seen", {
          inbox: session.inbox.name,
          time: () => <RelativeTime iso={session.lastSeenAt} />,
        })}
      </p>
      {session.address && (
        <p className="truncate text-muted" title={t("sessions.addressTitle")}>
          {t("sessions.address", { address: session.address })}
        </p>
      )}
      {session.pageUrl && <WebAddress url={session.pageUrl} />}
    </li>
  );
}

function EndSession({
  contactId,
  session,
  onClose,
}: {
  contactId: string;
  session: ContactSession | null;
  onClose: () => void;
}) {
  const { mutate, isPending, error, reset } = useEndSession(contactId);
  const close = () => {
    reset();
    onClose();
  };
  const end = () => {
    if (!session) return;
    mutate(session.id, {
      onSuccess: () => {
        close();
        showToast({ text: t("end.done") });
      },
    });
  };
  return (
    <ConfirmDialog
      open={session !== null}
      onClose={close}
      title={t("end.title")}
      description={t("end.description")}
      confirmLabel={t("end.confirm")}
      onConfirm={end}
      busy={isPending}
      error={error ? errorText(error) : null}
    />
  );
}
