import "server-only";
import {
  type ConversationFilter,
  conversationFilter,
} from "@linkdesk/contract/conversation-filter.ts";
import { SORTS } from "@linkdesk/contract/conversation-sorts.ts";
import type { SavedView } from "@linkdesk/contract/saved-views.ts";

export const viewSelect = {
  id: true,
  name: true,
  icon: true,
  memberId: true,
  filter: true,
  sort: true,
  createdAt: true,
} as const;

type Row = {
  id: string;
  name: string;
  icon: string;
  memberId: string | null;
  filter: unknown;
  sort: string;
  createdAt: Date;
};

/** A filter that this version does not understand matches all open conversations. */
export function readFilter(stored: unknown): ConversationFilter {
  const parsed = conversationFilter.safeParse(stored);
  if (parsed.success) return parsed.data;
  return { match: "all", conditions: [{ field: "status", operator: "is", value: "open" }] };
}

export function serializeView({
  id,
  name,
  icon,
  memberId,
  filter,
  sort,
  createdAt,
}: Row): SavedView {
  return {
    ...{ id, name, icon, isShared: memberId === null, filter: readFilter(filter) },
    sort: SORTS.find((one) => one === sort) ?? "newest",
    createdAt: createdAt.toISOString(),
  };
}

/** The views that a member sees: everybody's and their own. */
export const viewScope = ({
  workspace,
  memberId,
}: {
  workspace: { id: string };
  memberId: string;
}) => ({ workspaceId: workspace.id, OR: [{ memberId: null }, { memberId }] });
