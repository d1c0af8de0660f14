import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** What a list above a text area makes of a key in it: true if the key was for the list. */
export type TakeKey = (event: Pressed) => boolean;
type Pressed = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey">;

type Area = RefObject<HTMLTextAreaElement | null>;

/** A function that stays the same while what it calls does not. */
export function useLatest(call: () => void): () => void {
  const latest = useRef(call);
  useEffect(() => {
    latest.current = call;
  });
  return useCallback(() => latest.current(), []);
}

/** The chosen option: the first one, until another is chosen. Of what is typed next, the first one again. */
export function useChosenOption<Option>(options: readonly Option[], typed: string) {
  const [chosen, setChosen] = useState({ typed, place: 0 });
  const last = options.length - 1;
  const place = chosen.typed === typed ? Math.max(0, Math.min(chosen.place, last)) : 0;
  const choose = (to: number) =>
    setChosen({ typed, place: (to + options.length) % options.length });
  return {
    active: options[place],
    choose: (option: Option) => choose(options.indexOf(option)),
    chooseNext: () => choose(place + 1),
    choosePrevious: () => choose(place - 1),
  };
}

/** The chosen option is always in sight. */
export function useActiveOption(id: string | null) {
  useEffect(() => {
    if (id) document.getElementById(id)?.scrollIntoView({ block: "nearest" });
  }, [id]);
}

/** Tells assistive technology which option is chosen while the focus is in the text area. */
export function useAreaAttributes(area: Area | null, activeId: string | null, listId: string) {
  useEffect(() => {
    const element = area?.current;
    if (!element || !activeId) return;
    element.setAttribute("aria-autocomplete", "list");
    element.setAttribute("aria-controls", listId);
    element.setAttribute("aria-activedescendant", activeId);
    return () => {
      element.removeAttribute("aria-autocomplete");
      element.removeAttribute("aria-controls");
      element.removeAttribute("aria-activedescendant");
    };
  }, [area, activeId, listId]);
}
