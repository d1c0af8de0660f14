"use client";

import type { FailedEvents as Events } from "@linkdesk/contract/failed-events.ts";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { errorText } from "@/lib/client/api";
import { showToast } from "@/lib/client/toasts";
import { useFailedEvents, useRetryFailedEvents } from "@/lib/client/webhooks/use-failed-events";

/** Events that could not be processed, and a way to process them again. Nothing while there are none. */
export function FailedEvents() {
  const events = useFailedEvents(true);
  const retry = useRetryFailedEvents();
  if (!events.data || events.data.items.length === 0) return null;
  const run = () =>
    retry.mutate(undefined, {
      onSuccess: () => showToast({ text: "Processing the events again" }),
      onError: (error) => showToast({ tone: "danger", text: errorText(error) }),
    });
  return (
    <div className="mb-6">
      <Notice tone="danger">
        <p>{`${countOf(events.data)} could not be processed and did not reach your webhooks.`}</p>
        <Disclosure title="Details">
          <ul className="space-y-2 text-sm">
            {events.data.items.map(({ id, sentence, at, error }) => (
              <li key={id}>
                {sentence} <RelativeTime iso={at} />
                <code className="block text-xs [overflow-wrap:anywhere]">{error}</code>
              </li>
            ))}
          </ul>
        </Disclosure>
        <Button size="sm" onClick={run} disabled={retry.isPending}>
          Try again
        </Button>
      </Notice>
    </div>
  );
}

function countOf({ items, hasMore }: Events): string {
  if (hasMore) return `More than ${items.length} events`;
  return items.length === 1 ? "1 event" : `${items.length} events`;
}
