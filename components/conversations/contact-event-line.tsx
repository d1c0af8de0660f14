import { safeHref } from "@linkdesk/chat/linkify.ts";
import type { ContactEvent } from "@linkdesk/contract/contact-events.ts";
import { Zap } from "lucide-react";
import { clockTime, fullTime } from "@/lib/client/time";
import { t } from "@/lib/texts/conversations";
import { shownValue } from "./shown-value.ts";

/** What happened in the business's own product, between the messages. The visitor does not see it. */
export function ContactEventLine({ event }: { event: ContactEvent }) {
  const href = event.link && safeHref(event.link);
  const fields = Object.entries(event.fields).map(
    ([name, value]) => `${name}: ${shownValue(value)}`,
  );
  return (
    <p className="my-3 text-balance px-8 text-center text-muted text-xs">
      <Zap aria-hidden="true" className="me-1 inline size-3 align-[-1px]" />
      <span className="sr-only">{`${t("contactEvent.label")}: `}</span>
      {href ? (
        <a
          href={href}
          target="_blank"
          rel="noopener noreferrer"
          className="text-accent-text hover:underline"
        >
          <bdi>{event.name}</bdi>
        </a>
      ) : (
        <bdi className="font-medium">{event.name}</bdi>
      )}
      {fields.length > 0 && (
        <>
          <span aria-hidden="true"> · </span>
          <bdi className="[overflow-wrap:anywhere]">{shortened(fields.join(", "))}</bdi>
        </>
      )}
      <span aria-hidden="true"> · </span>
      <time dateTime={event.at} title={fullTime(event.at)}>
        {clockTime(event.at)}
      </time>
    </p>
  );
}

/** The details pane has the whole of it. */
const MAX_CHARS = 120;
const shortened = (text: string) =>
  text.length > MAX_CHARS ? `${text.slice(0, MAX_CHARS).toWellFormed()}…` : text;
