"use client";

import type { Me, WorkspaceSummary } from "@linkdesk/contract/accounts.ts";
import type { ConversationChange } from "@linkdesk/contract/conversations.ts";
import { type Action, isAllowed } from "@linkdesk/contract/permissions.ts";
import { createContext, use } from "react";
import type { ThreadRegistry } from "../conversations/thread-registry.ts";
import type { Unsent } from "../conversations/unsent.ts";
import type { Realtime } from "./realtime.ts";
import type { Viewers } from "./viewers.ts";

export type DashboardConfig = {
  appUrl: string;
  /** Whether mail reaches its readers. */
  mail: boolean;
  /** Where each npm package of this instance is, by its short name: react, vue, angular, sdk. */
  packages: Record<string, string>;
};

/** What every signed-in screen shares for as long as the page lives. */
export type Dashboard = {
  me: Me;
  /** All that the person can go to, the present one among them. */
  workspaces: WorkspaceSummary[];
  config: DashboardConfig;
  realtime: Realtime;
  threads: ThreadRegistry;
  /** Which colleagues look at which conversation. */
  viewers: Viewers;
  /** What was written in this browser and is not on the server. */
  unsent: Unsent;
  /** Call with every row that comes in: it reports to the visitor what has arrived. */
  noteDelivered: (item: ConversationChange) => void;
};

export const DashboardContext = createContext<Dashboard | null>(null);

export function useDashboard(): Dashboard {
  const dashboard = use(DashboardContext);
  if (!dashboard) throw new Error("useDashboard is for screens inside the dashboard");
  return dashboard;
}

/** Whether to offer something to the signed-in member. The server checks the same table again. */
export function useMay(action: Action): boolean {
  return isAllowed(useDashboard().me.role, action);
}
