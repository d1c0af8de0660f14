"use client";

import type { Inbox, WebsiteReport } from "@linkdesk/contract/inboxes.ts";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { errorText } from "@/lib/client/api";
import { useCheckWebsite } from "@/lib/client/inboxes/use-inboxes";
import { hostOf } from "@/lib/client/inboxes/website-address";

/** Looks at the website and says whether the chat is on it. */
export function WebsiteCheck({ inbox }: { inbox: Inbox }) {
  const { mutate, isPending, data, error } = useCheckWebsite(inbox.id);
  return (
    <div className="mt-3 flex flex-col items-start gap-3">
      <Button size="sm" busy={isPending} onClick={() => mutate()}>
        Check my website
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
      return `The snippet is on ${host}. You are ready to chat.`;
    case "other_inbox":
      return `${host} has the snippet of another inbox. Replace it with the one above.`;
    case "no_inbox":
      return `The script is on ${host}, but not the settings for this inbox. Paste the whole snippet.`;
    case "missing":
      return `The snippet is not in the page at ${host}. If a tag manager or your app adds it, we can’t see it from here. Open your website and look for the button.`;
    case "unreachable":
      return `We could not check ${host}. ${report.reason}`;
  }
}
