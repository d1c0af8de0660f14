/** Which rows of a list are selected. */
export type Selection = {
  /** Whether rows show their boxes, also when none is selected yet. */
  isOn: boolean;
  ids: ReadonlySet<string>;
  /** Where the next range begins: the row that was selected last. */
  anchor: string | null;
  /** Everything that matches the filter, also what is not loaded. */
  isEverything: boolean;
};

export const NO_SELECTION: Selection = {
  ...{ isOn: false, ids: new Set(), anchor: null, isEverything: false },
};

/** Selects a row, or takes it out. */
export function toggled(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { isOn: ids.size > 0, ids, anchor: id, isEverything: false };
}

/** Selects all from the row that was selected last, or from `fallback`, to another one, in the order of the list. */
export function extended(
  selection: Selection,
  order: readonly string[],
  id: string,
  fallback: string | null = null,
): Selection {
  const start = order.indexOf(selection.anchor ?? fallback ?? id);
  const end = order.indexOf(id);
  if (end < 0) return selection;
  const from = start < 0 ? end : start;
  const range = order.slice(Math.min(from, end), Math.max(from, end) + 1);
  const anchor = start < 0 ? id : (order[start] ?? id);
  return { isOn: true, ids: new Set([...selection.ids, ...range]), anchor, isEverything: false };
}
