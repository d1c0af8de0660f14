const LENGTHS = [4, 8, 12, 36];

/**
 * What tells contacts with the same name in one list apart, by their ids: the end of the id, as long as it has to be.
 * Contacts whose name nobody else has are not in it.
 */
export function nameMarks(
  items: readonly { contact: { id: string; name: string } }[],
): ReadonlyMap<string, string> {
  const ofName = new Map<string, Set<string>>();
  for (const { contact } of items) {
    const ids = ofName.get(contact.name) ?? new Set();
    ofName.set(contact.name, ids.add(contact.id));
  }
  const marks = new Map<string, string>();
  for (const ids of ofName.values()) {
    if (ids.size === 1) continue;
    const ends = (length: number) => new Set([...ids].map((id) => id.slice(-length)));
    const length = LENGTHS.find((one) => ends(one).size === ids.size) ?? 36;
    for (const id of ids) marks.set(id, id.slice(-length).toUpperCase());
  }
  return marks;
}
