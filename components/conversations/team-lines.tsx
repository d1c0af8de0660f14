"use client";

import type { Activity } from "@linkdesk/contract/activities.ts";
import type { ContactEvent } from "@linkdesk/contract/contact-events.ts";
import type { Email } from "@linkdesk/contract/emails.ts";
import type { Note } from "@linkdesk/contract/notes.ts";
import { Fragment, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/conversations";
import { ActivityLine } from "./activity-line.tsx";
import { ContactEventLine } from "./contact-event-line.tsx";
import { EmailLine } from "./held-email.tsx";
import { NoteCard } from "./note-card.tsx";

type Lines = {
  notes?: Note[];
  activities?: Activity[];
  emails?: Email[];
  events?: ContactEvent[];
};

/** One line of those behind a message. */
type Line = { at: string; line: ReactNode; activity?: Activity };

/** A longer run of changes is folded. */
const LINES_SHOWN = 3;

/** A busy product must not push the messages apart. */
const EVENTS_SHOWN_AT_FIRST = 3;

/** What the team alone sees behind a message, by time: notes, changes, mails and what programs recorded. */
export function TeamLines({ notes = [], activities = [], emails = [], events = [] }: Lines) {
  const { me } = useDashboard();
  const [showsAll, setShowsAll] = useState(false);
  const hidden = showsAll ? 0 : Math.max(0, events.length - EVENTS_SHOWN_AT_FIRST);
  const lines: Line[] = [
    ...notes.map((note) => ({
      at: note.createdAt,
      line: <NoteCard key={note.id} note={note} myId={me.memberId} />,
    })),
    ...activities.map((activity) => ({
      at: activity.at,
      activity,
      line: <ActivityLine key={activity.id} activity={activity} myId={me.memberId} />,
    })),
    ...emails.map((email) => ({
      at: email.createdAt,
      line: <EmailLine key={email.id} email={email} />,
    })),
    ...events.slice(hidden).map((event, i) => ({
      at: event.at,
      line: (
        <Fragment key={event.id}>
          {i === 0 && hidden > 0 && (
            <p className="my-3 text-center">
              <Button size="sm" variant="quiet" onClick={() => setShowsAll(true)}>
                {t("contactEvent.earlier", { count: hidden })}
              </Button>
            </p>
          )}
          <ContactEventLine event={event} />
        </Fragment>
      ),
    })),
  ];
  return runsOf(lines.sort((a, b) => (a.at < b.at ? -1 : 1))).map((run) => {
    const [first] = run;
    if (run.length <= LINES_SHOWN || !first?.activity) return run.map(({ line }) => line);
    return (
      <FoldedLines key={first.activity.id} count={run.length}>
        {run.map(({ line }) => line)}
      </FoldedLines>
    );
  });
}

/** What somebody did, one after the other; anything else is a run of its own. */
function runsOf(lines: readonly Line[]): Line[][] {
  const runs: Line[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (line.activity && run?.[0]?.activity) run.push(line);
    else runs.push([line]);
  }
  return runs;
}

/** More changes than a reader wants to pass on the way to the next message, behind their number. */
function FoldedLines({ count, children }: { count: number; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <p className="my-3 text-center">
        <Button
          size="sm"
          variant="quiet"
          aria-expanded={isOpen}
          onClick={() => setOpen((before) => !before)}
        >
          {t("activity.folded", { count })}
        </Button>
      </p>
      {isOpen && children}
    </>
  );
}
