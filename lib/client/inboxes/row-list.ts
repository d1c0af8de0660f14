/** The list with the entry at `index` exchanged. */
export function replaced<T>(list: readonly T[], index: number, entry: T): T[] {
  return list.map((old, at) => (at === index ? entry : old));
}

export function removed<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index);
}

/** The list with the entry at `from` in place `to`; the same order when either is outside. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = removed(list, from);
  const entry = list[from];
  if (entry === undefined || to < 0 || to >= list.length) return [...list];
  return [...rest.slice(0, to), entry, ...rest.slice(to)];
}
