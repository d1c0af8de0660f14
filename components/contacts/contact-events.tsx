"use client";

import { safeHref } from "@linkdesk/chat/linkify.ts";
import type { ContactEvent } from "@linkdesk/contract/contact-events.ts";
import { useState } from "react";
import { Group } from "@/components/conversations/details-group";
import { shownValue } from "@/components/conversations/shown-value";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { errorText } from "@/lib/client/api";
import { useContactEvents } from "@/lib/client/contacts/use-contact-events";
import { t } from "@/lib/texts/contacts";

const SHOWN_AT_FIRST = 5;

/** What happened to the contact in the business's own product, newest first; nothing where programs tell nothing. */
export function ContactEvents({ contactId }: { contactId: string }) {
  const events = useContactEvents(contactId);
  const [showsAll, setShowsAll] = useState(false);
  const all = events.data?.pages.flatMap((page) => page.items) ?? [];
  const shown = showsAll ? all : all.slice(0, SHOWN_AT_FIRST);
  // While it loads, too: most workspaces have none, and a heading that goes again would only flicker.
  if (all.length === 0 && !events.isError) return null;
  return (
    <Group title={t("events.title")}>
      {events.isError && (
        <p role="alert" className="text-[13px] text-muted">
          <span>{`${errorText(events.error)} `}</span>
          <button
            type="button"
            className="text-accent-text underline"
            onClick={() => void events.refetch()}
          >
            {t("sessions.tryAgain")}
          </button>
        </p>
      )}
      <ol className="space-y-3">
        {shown.map((event) => (
          <EventRow key={event.id} event={event} />
        ))}
      </ol>
      {all.length > shown.length && (
        <Button size="sm" variant="quiet" className="-ms-2.5" onClick={() => setShowsAll(true)}>
          {t("events.more", { count: all.length - shown.length })}
        </Button>
      )}
      {showsAll && events.hasNextPage && (
        <Button
          size="sm"
          variant="quiet"
          className="-ms-2.5"
          busy={events.isFetchingNextPage}
          onClick={() => void events.fetchNextPage()}
        >
          {t("events.older")}
        </Button>
      )}
    </Group>
  );
}

function EventRow({ event }: { event: ContactEvent }) {
  const href = event.link && safeHref(event.link);
  const fields = Object.entries(event.fields);
  return (
    <li className="text-[13px]">
      <div className="flex items-baseline gap-2">
        {href ? (
          <a
            href={href}
            target="_blank"
            rel="noopener noreferrer"
            dir="auto"
            className="min-w-0 flex-1 text-start text-accent-text [overflow-wrap:anywhere] hover:underline"
          >
            {event.name}
          </a>
        ) : (
          <span dir="auto" className="min-w-0 flex-1 text-start [overflow-wrap:anywhere]">
            {event.name}
          </span>
        )}
        <RelativeTime iso={event.at} style="short" className="shrink-0 text-faint text-xs" />
      </div>
      {fields.length > 0 && (
        <ul className="text-muted text-xs">
          {fields.map(([name, value]) => (
            <li key={name} dir="auto" className="[overflow-wrap:anywhere]">
              {`${name}: ${shownValue(value)}`}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
