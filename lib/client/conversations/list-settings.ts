import {
  SORTS,
  type Sort,
  UNREAD_OF,
  type UnreadOf,
} from "@linkdesk/contract/conversation-sorts.ts";
import { useCallback, useSyncExternalStore } from "react";
import { useDashboard } from "../shell/dashboard-context.tsx";
import { type ListFilter, listName } from "./conversation-cache.ts";

export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

/** How a member likes lists in this browser. */
export type ListSettings = {
  density: Density;
  /** Whose unread conversations are counted beside the menu. */
  unread: UnreadOf;
  /** The order that was last chosen for a list, by `listName`. */
  sorts: readonly (readonly [list: string, sort: Sort])[];
};

const DEFAULTS: ListSettings = { density: "comfortable", unread: "mine_unassigned", sorts: [] };
const PREFIX = "linkdesk:lists:";
/** More lists than these are not remembered; the oldest choice is forgotten. */
const MAX_SORTS = 50;

const known = new Map<string, ListSettings>();
const listeners = new Set<() => void>();

/** What was stored, as far as it makes sense. */
export function parseListSettings(text: string | null): ListSettings {
  try {
    const { density, unread, sorts } = JSON.parse(text ?? "{}") as Record<
      keyof ListSettings,
      unknown
    >;
    return {
      density: DENSITIES.find((one) => one === density) ?? DEFAULTS.density,
      unread: UNREAD_OF.find((one) => one === unread) ?? DEFAULTS.unread,
      sorts: Array.isArray(sorts) ? sorts.filter(isKeptSort) : [],
    };
  } catch {
    return DEFAULTS;
  }
}

const isKeptSort = (value: unknown): value is readonly [string, Sort] =>
  Array.isArray(value) && typeof value[0] === "string" && SORTS.includes(value[1]);

function read(memberId: string): ListSettings {
  let settings = known.get(memberId);
  if (!settings) {
    settings = DEFAULTS;
    try {
      settings = parseListSettings(window.localStorage.getItem(PREFIX + memberId));
    } catch {}
    known.set(memberId, settings);
  }
  return settings;
}

/** Storage that is full or blocked: the choice is kept for as long as the page lives. */
function write(memberId: string, settings: ListSettings): void {
  known.set(memberId, settings);
  try {
    window.localStorage.setItem(PREFIX + memberId, JSON.stringify(settings));
  } catch {}
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The settings of the member in this browser, and what changes them. */
export function useListSettings(): [ListSettings, (change: Partial<ListSettings>) => void] {
  const { memberId } = useDashboard().me;
  const settings = useSyncExternalStore(
    subscribe,
    () => read(memberId),
    () => DEFAULTS,
  );
  const change = useCallback(
    (part: Partial<ListSettings>) => write(memberId, { ...read(memberId), ...part }),
    [memberId],
  );
  return [settings, change];
}

/** The order that was chosen for a list; undefined if none was. */
export function keptSort({ sorts }: ListSettings, list: ListFilter): Sort | undefined {
  const name = listName(list);
  return sorts.find(([other]) => other === name)?.[1];
}

/** The choices with another one. */
export function withSort(
  { sorts }: ListSettings,
  list: ListFilter,
  sort: Sort,
): ListSettings["sorts"] {
  const name = listName(list);
  if (name === null) return sorts;
  const others = sorts.filter(([other]) => other !== name);
  return [...others, [name, sort] as const].slice(-MAX_SORTS);
}

/** A list as the member last had it. */
export const asKept = (settings: ListSettings, list: ListFilter): ListFilter => ({
  ...list,
  sort: keptSort(settings, list) ?? list.sort,
});
