"use client";

import type { Inbox, WebsiteReport } from "@linkdesk/contract/inboxes.ts";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { errorText } from "@/lib/client/api";
import { useCheckWebsite } from "@/lib/client/inboxes/use-inboxes";
import { hostOf } from "@/lib/client/inboxes/website-address";
import { t } from "@/lib/texts/inbox-setup";

/** Looks at the website and says whether the chat is on it. */
export function WebsiteCheck({ inbox }: { inbox: Inbox }) {
  const { mutate, isPending, data, error } = useCheckWebsite(inbox.id);
  return (
    <div className="mt-3 flex flex-col items-start gap-3">
      <Button size="sm" busy={isPending} onClick={() => mutate()}>
        {t("check.button")}
      </Button>
      <div role="status" className="empty:hidden">
        {error && <Notice tone="danger">{errorText(error)}</Notice>}
        {data && <Notice tone={TONES[data.result]}>{describe(data)}</Notice>}
      </div>
    </div>
  );
}

const TONES = {
  found: "success",
  other_inbox: "warning",
  no_inbox: "warning",
  missing: "warning",
  unreachable: "danger",
} as const satisfies Record<WebsiteReport["result"], string>;

function describe(report: WebsiteReport): string {
  const host = hostOf(report.url);
  switch (report.result) {
    case "found":
      return t("check.found", { host });
    case "other_inbox":
      return t("check.otherInbox", { host });
    case "no_inbox":
      return t("check.noInbox", { host });
    case "missing":
      return t("check.missing", { host });
    case "unreachable":
      return t("check.unreachable", { host, reason: report.reason });
  }
}
