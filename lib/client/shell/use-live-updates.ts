import { assertNever } from "@linkdesk/contract/assert-never.ts";
import type {
  ConversationChange,
  ConversationDetail,
  VisitorContext,
} from "@linkdesk/contract/conversations.ts";
import type { WorkspaceEvents } from "@linkdesk/contract/events.ts";
import { MAX_DELIVERIES } from "@linkdesk/contract/limits.ts";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { api } from "../api.ts";
import { filterOf, isOlder, type ListFilter } from "../conversations/conversation-cache.ts";
import { draftChanged } from "../conversations/draft-marks.ts";
import {
  dropContact,
  putChange,
  putUnread,
  refetchContact,
} from "../conversations/use-conversations.ts";
import { keys } from "../query-keys.ts";
import { useOnReturn } from "../use-page-state.ts";
import { useDashboard } from "./dashboard-context.tsx";
import type { WorkspaceEvent } from "./realtime.ts";
import { usePollWhileCutOff } from "./use-realtime.ts";

/** Counts are asked for at most this often, however busy the workspace is. */
const COUNTS_EVERY_MS = 1_500;

/** Lists are fetched again at most this often while many conversations change. */
const LISTS_EVERY_MS = 1_500;

/** The list is redrawn at most this often, even in a busy workspace. */
const ROWS_EVERY_MS = 200;

/** The maximum length of a page trail that grows while it is on screen. */
const MAX_PAGES = 50;

const NO_VISITOR: VisitorContext = {
  pageUrl: null,
  pageTitle: null,
  referrer: null,
  locale: null,
  timezone: null,
  userAgent: null,
  lastSeenAt: "",
};

function putVisitor(client: QueryClient, seen: WorkspaceEvents["visitor.seen"]): void {
  client.setQueriesData<ConversationDetail>({ queryKey: keys.details }, (detail) => {
    if (detail?.contact.id !== seen.contactId) return detail;
    const { pageUrl, pageTitle, at } = seen;
    const isNewPage = pageUrl !== null && pageUrl !== detail.pages[0]?.url;
    const pages = isNewPage ? [{ url: pageUrl, title: pageTitle, at }, ...detail.pages] : null;
    return {
      ...detail,
      pages: pages?.slice(0, MAX_PAGES) ?? detail.pages,
      contact: { ...detail.contact, lastSeenAt: at },
      visitor: { ...(detail.visitor ?? NO_VISITOR), pageUrl, pageTitle, lastSeenAt: at },
    };
  });
}

/** Collects changed conversations and updates them in batches; only the newest state of each counts. */
function createRowUpdates(client: QueryClient, memberId: string) {
  const changed = new Map<string, ConversationChange>();
  const { run, stop } = throttle(() => {
    for (const conversation of changed.values()) putChange(client, conversation, memberId);
    changed.clear();
  }, ROWS_EVERY_MS);
  return {
    put(conversation: ConversationChange) {
      const known = changed.get(conversation.id);
      if (!known || !isOlder(conversation, known)) changed.set(conversation.id, conversation);
      // An answer already under way may be older than this event: ask once more after it.
      if (client.isFetching({ queryKey: keys.lists }) > 0) {
        void client.invalidateQueries({ queryKey: keys.lists });
      }
      run();
    },
    stop,
  };
}

/** Runs `callback` now, and once more at the end of a busy stretch. */
function throttle(callback: () => void, everyMs: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const run = () => {
    if (timer !== undefined) {
      again = true;
      return;
    }
    callback();
    timer = setTimeout(() => {
      timer = undefined;
      if (again) {
        again = false;
        run();
      }
    }, everyMs);
  };
  return { run, stop: () => clearTimeout(timer) };
}

/** Where no list is on screen to be asked for again: what came in before this browser listened. */
async function receiveMissed(
  client: QueryClient,
  noteDelivered: (item: ConversationChange) => void,
): Promise<void> {
  if (client.getQueryCache().findAll({ queryKey: keys.lists, type: "active" }).length > 0) return;
  const query = { limit: MAX_DELIVERIES };
  const page = await api
    .get("/conversations", query)
    // Nobody waits for it, and the next row that comes in says it too.
    .catch(() => null);
  page?.items.forEach(noteDelivered);
}

/** Whether a list depends on who is mentioned in notes. */
const isOfMentions = ({ queryKey }: { queryKey: readonly unknown[] }) =>
  JSON.stringify(filterOf(queryKey[2] as ListFilter)).includes('"mentioned"');

/** What all members use, and where it is kept. */
const SETTINGS = {
  tags: keys.tags,
  teams: keys.teams,
  views: keys.savedViews,
  attributes: keys.attributeDefinitions,
} satisfies Record<WorkspaceEvents["settings.changed"]["what"], readonly string[]>;

/** Keeps lists, details and counts current: events while connected, polling while not. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  const dashboard = useDashboard();

  const refresh = useCallback(
    () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.lists }),
        client.invalidateQueries({ queryKey: keys.counts }),
        client.invalidateQueries({ queryKey: keys.drafts }),
        client.invalidateQueries({ queryKey: keys.details }),
        client.invalidateQueries({ queryKey: keys.anyNotes }),
        client.invalidateQueries({ queryKey: keys.anyParticipants }),
        client.invalidateQueries({ queryKey: keys.anyScheduled }),
        client.invalidateQueries({ queryKey: keys.anyActivities }),
        client.invalidateQueries({ queryKey: keys.anyEmails }),
        client.invalidateQueries({ queryKey: keys.heldEmails }),
        client.invalidateQueries({ queryKey: keys.anyContactEvents }),
      ]),
    [client],
  );

  useEffect(() => {
    const counts = throttle(
      () => void client.invalidateQueries({ queryKey: keys.counts }),
      COUNTS_EVERY_MS,
    );
    const lists = throttle(
      () => void client.invalidateQueries({ queryKey: keys.lists }),
      LISTS_EVERY_MS,
    );
    const rows = createRowUpdates(client, dashboard.me.memberId);
    const handle = (event: WorkspaceEvent) => {
      switch (event.name) {
        case "conversation.changed":
          if (event.data.conversation) {
            rows.put(event.data.conversation);
            dashboard.noteDelivered(event.data.conversation);
          } else {
            void client.invalidateQueries({ queryKey: keys.lists });
            void client.invalidateQueries({ queryKey: keys.details });
            void receiveMissed(client, dashboard.noteDelivered);
          }
          return counts.run();
        case "conversations.changed": {
          const ids = new Set(event.data.conversationIds);
          void client.invalidateQueries({
            predicate: ({ queryKey: [area, kind, id] }) =>
              area === "conversations" &&
              (kind === "detail" || kind === "activities") &&
              ids.has(String(id)),
          });
          lists.run();
          return counts.run();
        }
        case "conversation.read":
          if (event.data.memberId !== dashboard.me.memberId) return;
          putUnread(client, event.data, dashboard.me.memberId);
          return counts.run();
        case "draft.changed":
          if (event.data.memberId === dashboard.me.memberId) draftChanged(client, event.data);
          return;
        case "scheduled.changed":
          return void client.invalidateQueries({
            queryKey: keys.scheduled(event.data.conversationId),
          });
        case "note.written":
          void client.invalidateQueries({ queryKey: keys.notes(event.data.conversationId) });
          void client.invalidateQueries({ queryKey: keys.participants(event.data.conversationId) });
          // Only the server knows whom it mentions.
          void client.invalidateQueries({ queryKey: keys.lists, predicate: isOfMentions });
          return counts.run();
        case "followers.changed":
          return void client.invalidateQueries({
            queryKey: keys.participants(event.data.conversationId),
          });
        case "emails.changed":
          if (event.data.conversationId) {
            void client.invalidateQueries({ queryKey: keys.emails(event.data.conversationId) });
            void client.invalidateQueries({ queryKey: keys.detail(event.data.conversationId) });
          }
          return void client.invalidateQueries({ queryKey: keys.heldEmails });
        case "activity.recorded":
          // A new assignee takes part.
          void client.invalidateQueries({ queryKey: keys.participants(event.data.conversationId) });
          return void client.invalidateQueries({
            queryKey: keys.activities(event.data.conversationId),
          });
        case "visitor.seen":
          if (event.data.isWhole) return putVisitor(client, event.data);
          return void client.invalidateQueries({ queryKey: keys.details });
        case "settings.changed":
          return void client.invalidateQueries({ queryKey: SETTINGS[event.data.what] });
        case "contact.changed":
          return refetchContact(client, event.data.contactId);
        case "contact.event":
          return void client.invalidateQueries({
            queryKey: keys.contactEvents(event.data.contactId),
          });
        case "contact.deleted":
          dropContact(client, event.data.contactId);
          return counts.run();
        default:
          assertNever(event);
      }
    };
    const leave = dashboard.realtime.joinWorkspace(dashboard.me.workspace.id, {
      event: handle,
      viewing: dashboard.viewers.receive,
      live: (isLive) => {
        if (!isLive) return;
        // The first time too: changes before the subscription were not published to this browser.
        void refresh();
        void receiveMissed(client, dashboard.noteDelivered);
      },
    });
    return () => {
      leave();
      rows.stop();
      counts.stop();
      lists.stop();
    };
  }, [client, dashboard, refresh]);

  usePollWhileCutOff(refresh);
  useOnReturn(
    useCallback(() => {
      if (dashboard.realtime.getStatus() !== "connected") void refresh();
    }, [dashboard, refresh]),
  );
}
