import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import {
  extended,
  NO_SELECTION,
  type Selection,
  toggled,
} from "@/lib/client/conversations/selection";
import { isTyping } from "@/lib/client/is-typing";

const STEPS: { [key: string]: number } = { J: 1, K: -1 };

/**
 * The selected rows of a list, and the keys that change them: x selects the row with the focus, or the one that is open;
 * with shift, j and k take the next row along and x selects all that match; Escape ends it.
 * @param listKey What the list shows: with another list, nothing is selected.
 */
export function useSelection(list: RefObject<HTMLElement | null>, listKey: string) {
  const [state, setState] = useState({ listKey, selection: NO_SELECTION });
  const selection = state.listKey === listKey ? state.selection : NO_SELECTION;
  const latest = useRef(selection);
  useEffect(() => {
    latest.current = selection;
  });
  const change = useCallback(
    (next: Selection) => {
      latest.current = next;
      setState({ listKey, selection: next });
    },
    [listKey],
  );
  const rows = useCallback(
    () => [...(list.current?.querySelectorAll<HTMLElement>("a[data-row]") ?? [])],
    [list],
  );
  /** `isRange`: with all rows between. */
  const select = useCallback(
    (id: string, isRange: boolean) => {
      const order = rows().map(idOf);
      change(isRange ? extended(latest.current, order, id) : toggled(latest.current, id));
    },
    [change, rows],
  );
  useEffect(() => {
    const isElsewhere = (event: KeyboardEvent) =>
      event.metaKey ||
      event.ctrlKey ||
      event.altKey ||
      isTyping(event.target) ||
      document.querySelector("dialog[open], [role=menu]") !== null;
    // While rows are selected, the keys of a conversation mean them. They are taken before the open conversation gets
    // them, also while the bar is still being loaded.
    const onBarKey = (event: KeyboardEvent) => {
      if (isComposing(event) || isElsewhere(event)) return;
      if (!latest.current.isOn || !/^[aeptuz]$/.test(event.key)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const control = document.querySelector<HTMLElement>(`[data-letter="${event.key}"]`);
      control?.focus();
      control?.click();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (isComposing(event) || isElsewhere(event)) return;
      if (event.key === "Escape" && latest.current.isOn) return change(NO_SELECTION);
      if (event.key === "X" && event.shiftKey) {
        return change({ ...latest.current, isOn: true, isEverything: true });
      }
      const all = rows();
      const focused = all.indexOf(document.activeElement as HTMLElement);
      const at = focused >= 0 ? focused : all.findIndex((row) => row.ariaCurrent === "true");
      const row = all[at];
      if (event.key === "x" && row) {
        event.preventDefault();
        row.focus();
        return select(idOf(row), false);
      }
      const step = event.shiftKey ? STEPS[event.key] : undefined;
      const next = step === undefined ? undefined : all[at < 0 ? 0 : at + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
      change(extended(latest.current, all.map(idOf), idOf(next), row ? idOf(row) : null));
    };
    window.addEventListener("keydown", onBarKey, true);
    window.addEventListener("keydown", onKeyDown);
    return () => {
      window.removeEventListener("keydown", onBarKey, true);
      window.removeEventListener("keydown", onKeyDown);
    };
  }, [change, rows, select]);
  return { selection, change, select };
}

const idOf = (row: HTMLElement) => row.dataset.row ?? "";
