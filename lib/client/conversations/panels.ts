const KEY = "linkdesk:panels";

/** How a member arranged the details pane in this browser. */
export type Panels = {
  order: readonly string[];
  /** Whether a panel is open, where the member opened or closed it. */
  open: Readonly<Record<string, boolean>>;
};

const NONE: Panels = { order: [], open: {} };

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** The kept arrangement; what an older version or another hand left there is ignored. */
export function readPanels(store: Pick<Storage, "getItem"> | null = storage()): Panels {
  try {
    const kept = JSON.parse(store?.getItem(KEY) ?? "null") as Partial<Panels> | null;
    const { order, open } = { ...NONE, ...kept };
    return {
      order: Array.isArray(order) ? order.filter((id) => typeof id === "string") : [],
      open: Object.fromEntries(
        Object.entries(open ?? {}).filter(([, value]) => typeof value === "boolean"),
      ),
    };
  } catch {
    return NONE;
  }
}

/** Storage that is full or blocked keeps nothing, and nothing else happens. */
export function savePanels(
  panels: Panels,
  store: Pick<Storage, "setItem"> | null = storage(),
): void {
  try {
    store?.setItem(KEY, JSON.stringify(panels));
  } catch {}
}

/** `all` in the member's order. One that the order does not know keeps its neighbours of `all`. */
export function orderPanels(all: readonly string[], order: readonly string[]): string[] {
  const placed = order.filter((id) => all.includes(id));
  for (const [index, id] of all.entries()) {
    if (placed.includes(id)) continue;
    const before = all.slice(0, index).findLast((other) => placed.includes(other));
    placed.splice(before === undefined ? 0 : placed.indexOf(before) + 1, 0, id);
  }
  return placed;
}

/** `ids` with `id` at the place `to`, which is kept within the list. */
export function movePanel(ids: readonly string[], id: string, to: number): string[] {
  const others = ids.filter((other) => other !== id);
  others.splice(Math.max(0, Math.min(others.length, to)), 0, id);
  return others;
}
