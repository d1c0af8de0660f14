"use client";

import { createDeliveries } from "@linkdesk/chat/receipts.ts";
import type { Me, WorkspaceSummary } from "@linkdesk/contract/accounts.ts";
import type { ConversationChange } from "@linkdesk/contract/conversations.ts";
import type { DeliveredBody } from "@linkdesk/contract/messages.ts";
import type { RealtimeClientConfig } from "@linkdesk/contract/widget.ts";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { Shortcuts } from "@/components/conversations/shortcuts";
import { Toaster } from "@/components/ui/toaster";
import { api } from "@/lib/client/api";
import { createThreadRegistry } from "@/lib/client/conversations/thread-registry";
import { openUnsent } from "@/lib/client/conversations/unsent";
import { putNote } from "@/lib/client/conversations/use-notes";
import { checkSignIn } from "@/lib/client/shell/check-sign-in";
import {
  type Dashboard,
  type DashboardConfig,
  DashboardContext,
} from "@/lib/client/shell/dashboard-context";
import { createQueryClient } from "@/lib/client/shell/query-client";
import { createRealtime } from "@/lib/client/shell/realtime";
import { useLiveUpdates } from "@/lib/client/shell/use-live-updates";
import { usePresence } from "@/lib/client/shell/use-presence";
import { createViewers } from "@/lib/client/shell/viewers";
import { Search } from "../search/search.tsx";
import { UnreadTitle } from "./unread-title.tsx";

/** Makes what lives as long as the page: query cache, realtime connection, open threads. */
export function DashboardProviders({
  me,
  workspaces,
  config,
  realtime,
  children,
}: {
  me: Me;
  workspaces: WorkspaceSummary[];
  config: DashboardConfig;
  realtime: RealtimeClientConfig;
  children: ReactNode;
}) {
  const [client] = useState(createQueryClient);
  const [deliveries] = useState(createTeamDeliveries);
  const [unsent] = useState(() => openUnsent(me.memberId));
  const [lasting] = useState(() => ({
    realtime: createRealtime(realtime, () => void checkSignIn(me)),
    threads: createThreadRegistry({
      unsent,
      onNote: (note) => putNote(client, note),
      onAct: async (id, actions) =>
        (await import("@/lib/client/conversations/act-after-sending")).actAfterSending(
          ...([client, me.memberId, id, actions] as const),
        ),
    }),
    unsent,
    viewers: createViewers(),
    noteDelivered: ({ id, lastSeq, agentDeliveredSeq }: ConversationChange) =>
      deliveries.note(id, lastSeq, agentDeliveredSeq),
  }));
  useEffect(() => () => lasting.realtime.close(), [lasting]);
  useEffect(() => deliveries.stop, [deliveries]);
  useEffect(() => lasting.threads.resume(), [lasting]);
  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === "hidden") lasting.threads.release();
    };
    document.addEventListener("visibilitychange", leave);
    return () => document.removeEventListener("visibilitychange", leave);
  }, [lasting]);
  // Somebody may change their own name; the connection stays.
  const dashboard = useMemo<Dashboard>(
    () => ({ me, workspaces, config, ...lasting }),
    [me, workspaces, config, lasting],
  );
  return (
    <QueryClientProvider client={client}>
      <DashboardContext value={dashboard}>
        <LiveUpdates />
        <UnreadTitle />
        {children}
        <Search />
        <Shortcuts />
        <Toaster />
      </DashboardContext>
    </QueryClientProvider>
  );
}

function createTeamDeliveries() {
  return createDeliveries((conversations) => {
    const body: DeliveredBody = { conversations };
    // Nobody waits for it, and the next row that comes in says it again.
    api.post("/conversations/delivered", body).catch(() => {});
  });
}

function LiveUpdates() {
  useLiveUpdates();
  usePresence();
  return null;
}
