import dynamic from "next/dynamic";
import { type ReactNode, type RefObject, useRef, useState } from "react";
import { insertText } from "@/lib/client/replies/insert-text";
import { isSlashTyped, slashWord } from "@/lib/client/replies/slash-word";
import type { TakeKey } from "./reply-picker.tsx";

/** The list and what it needs are loaded when somebody wants to see it for the first time. */
const ReplyPicker = dynamic(
  () => import("./reply-picker.tsx").then((module) => module.ReplyPicker),
  {
    ssr: false,
  },
);

/** Opened by a slash, which stands at `at`, or by the button. `place` is the draft that it is for. */
type Opened = { place: string; at: number | null; caret: number };

type Typed = { target: HTMLTextAreaElement; nativeEvent: Event };
type Pressed = { key: string; preventDefault: () => void } & Record<
  "shiftKey" | "ctrlKey" | "altKey" | "metaKey",
  boolean
>;

const LIST_ID = "composer-replies";

/**
 * The list of saved replies above a text area: by a slash at the beginning of a word, then it follows what is typed,
 * or by a button, then it has a search field. `place` names the draft: the list of another one is closed.
 */
export function useReplyPicker({
  area,
  text,
  place,
  conversationId,
}: {
  area: RefObject<HTMLTextAreaElement | null>;
  text: string;
  place: string;
  conversationId: string;
}): {
  /** The list, or nothing while it is closed. */
  list: ReactNode;
  isOpen: boolean;
  /** What assistive technology has to know of the list while the focus stays in the text area. */
  attributes: Record<string, string | undefined>;
  toggle: () => void;
  onTyped: (event: Typed) => void;
  /** The caret has moved, or the focus has left: a list that follows a slash closes. */
  onMoved: () => void;
  onBlur: () => void;
  takeKey: (event: Pressed) => boolean;
} {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const list = useRef<TakeKey | null>(null);
  const now = opened?.place === place ? opened : null;
  const at = now?.at ?? null;
  const typed = at === null ? null : slashWord(text, at, now?.caret ?? 0);
  const isOpen = now !== null && (at === null || typed !== null);
  const close = () => {
    setOpened(null);
    setActiveId(null);
  };

  /** The list stays as long as the caret is in the word. */
  const follow = (value: string, slash: number, caret: number) => {
    if (slashWord(value, slash, caret) === null) close();
    else setOpened({ place, at: slash, caret });
  };

  const pick = (reply: string) => {
    const element = area.current;
    close();
    if (!element) return;
    element.focus({ preventScroll: true });
    if (at !== null && typed !== null) element.setSelectionRange(at, at + 1 + typed.length);
    insertText(element, reply);
  };

  return {
    isOpen,
    attributes:
      isOpen && at !== null
        ? {
            "aria-autocomplete": "list",
            "aria-controls": activeId ? LIST_ID : undefined,
            "aria-activedescendant": activeId ?? undefined,
          }
        : {},
    toggle: () => (isOpen ? close() : setOpened({ place, at: null, caret: 0 })),
    onTyped: ({ target, nativeEvent }) => {
      const { selectionStart: position, value } = target;
      const isSlash = nativeEvent instanceof InputEvent && nativeEvent.data === "/";
      if (isSlash && isSlashTyped(value, position)) {
        setOpened({ place, at: position - 1, caret: position });
      } else if (at !== null) follow(value, at, position);
    },
    onMoved: () => {
      const element = area.current;
      if (element && at !== null) follow(element.value, at, element.selectionStart);
    },
    onBlur: () => at !== null && close(),
    takeKey: (event) => {
      const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
      if (!isOpen || at === null || shiftKey || ctrlKey || altKey || metaKey) return false;
      // Until the list is there, Enter must not send the slash to the visitor.
      const isTaken = list.current?.(key) ?? (key === "Enter" || key === "Escape");
      if (isTaken) event.preventDefault();
      if (isTaken && key === "Escape") close();
      return isTaken;
    },
    list: isOpen && (
      <ReplyPicker
        id={LIST_ID}
        conversationId={conversationId}
        typed={typed}
        keys={list}
        onActive={setActiveId}
        onPick={pick}
        onClose={() => {
          close();
          area.current?.focus();
        }}
        onLeave={close}
      />
    ),
  };
}
