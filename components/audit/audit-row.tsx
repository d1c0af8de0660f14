import { AUDIT_ACTIONS, type AuditEvent } from "@linkdesk/contract/audit.ts";
import { parseUserAgent } from "@linkdesk/contract/user-agent.ts";
import { ChevronRight } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { LogoMark } from "@/components/ui/logo";
import { RelativeTime } from "@/components/ui/relative-time";
import { fieldLabel, targetText, valueText } from "@/lib/client/audit/audit-text";
import { softwareName } from "@/lib/client/software-name";
import { fullTime } from "@/lib/client/time";
import { t } from "@/lib/texts/audit";

/** One event; what exactly changed, and from where, opens below it. */
export function AuditRow({ event }: { event: AuditEvent }) {
  const target = targetText(event);
  return (
    <li>
      <details className="group">
        <summary className="flex list-none items-center gap-3 rounded-control py-3 hover:bg-hover [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden="true"
            className="size-4 shrink-0 text-faint transition-transform group-open:rotate-90 rtl:-scale-x-100"
          />
          {event.actor.id === null ? (
            <LogoMark className="size-7 shrink-0" />
          ) : (
            <Avatar name={event.actor.name} seed={event.actor.id} size="sm" />
          )}
          <span className="min-w-0 flex-1 text-sm [overflow-wrap:anywhere]">
            <bdi className="font-medium">{event.actor.name}</bdi>
            <span>{` ${AUDIT_ACTIONS[event.action] ?? event.action}`}</span>
            {target !== null && (
              <>
                {": "}
                <bdi className="font-medium">{target}</bdi>
              </>
            )}
          </span>
          <RelativeTime iso={event.at} className="shrink-0 pe-1 text-[13px] text-muted" />
        </summary>
        <AuditFacts event={event} />
      </details>
    </li>
  );
}

function AuditFacts({ event }: { event: AuditEvent }) {
  const browser = event.userAgent ? parseUserAgent(event.userAgent) : null;
  const software = softwareName(browser);
  return (
    <dl className="mb-4 ms-7 space-y-2 rounded-card bg-canvas px-4 py-3 text-[13px]">
      {Object.entries(event.changes).map(([field, [before, after]]) => (
        <Fact key={field} label={fieldLabel(field)}>
          {before !== null && (
            <>
              <del dir="auto" className="text-muted">
                {valueText(before)}
              </del>
              <span aria-hidden="true"> → </span>
            </>
          )}
          <ins dir="auto" className="no-underline">
            {valueText(after)}
          </ins>
        </Fact>
      ))}
      <Fact label={t("row.when")}>
        <time dateTime={event.at}>{fullTime(event.at)}</time>
      </Fact>
      {event.address && <Fact label={t("row.address")}>{event.address}</Fact>}
      {software && <Fact label={t("row.browser")}>{software}</Fact>}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="sm:flex sm:gap-4">
      <dt className="shrink-0 text-muted sm:w-48">{label}</dt>
      <dd className="min-w-0 flex-1 whitespace-pre-wrap [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
