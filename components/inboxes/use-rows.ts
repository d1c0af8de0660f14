import { useState } from "react";
import { moved, removed, replaced } from "@/lib/client/inboxes/row-list";

let lastId = 0;
function newIds(count: number): string[] {
  return Array.from({ length: count }, () => {
    lastId += 1;
    return `row-${lastId}`;
  });
}

/**
 * Entries of a list with an id each that lives as long as the row on the screen: it survives
 * typing, moving and saving, which all make new entries.
 */
export function useRows<T>(entries: readonly T[], onChange: (entries: T[]) => void) {
  const [ids, setIds] = useState(() => newIds(entries.length));
  if (ids.length !== entries.length) {
    // Something else changed the list, such as Discard or a preset.
    setIds([...ids, ...newIds(entries.length)].slice(0, entries.length));
  }
  return {
    rows: entries.map((entry, index) => ({ id: ids[index] ?? `new-${index}`, entry })),
    update: (index: number, entry: T) => onChange(replaced(entries, index, entry)),
    add: (entry: T) => {
      const [id = ""] = newIds(1);
      setIds([...ids, id]);
      onChange([...entries, entry]);
      return id;
    },
    remove: (index: number) => {
      setIds(removed(ids, index));
      onChange(removed(entries, index));
    },
    move: (from: number, to: number) => {
      setIds(moved(ids, from, to));
      onChange(moved(entries, from, to));
    },
  };
}
