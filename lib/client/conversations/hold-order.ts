/**
 * The rows of a list that stays as it is while somebody is scrolled down in it: rows keep their places and show what is
 * new in them, rows that left are gone, and rows that were loaded since follow at the end. `fresh` is the number of
 * those that came in above and are not shown.
 */
export function holdOrder<T extends { id: string }>(
  order: readonly string[],
  items: readonly T[],
): { shown: T[]; fresh: number } {
  const places = new Map(items.map((item, place) => [item.id, place]));
  const held = order.flatMap((id) => {
    const place = places.get(id);
    return place === undefined ? [] : { id, place };
  });
  const last = held.reduce((max, { place }) => Math.max(max, place), -1);
  const known = new Set(order);
  const added = items.flatMap(({ id }, place) => (known.has(id) ? [] : { id, place }));
  const below = added.filter(({ place }) => place > last);
  const shown = [...held, ...below].flatMap(({ place }) => items[place] ?? []);
  return { shown, fresh: added.length - below.length };
}
