import dynamic from "next/dynamic";
import { type KeyboardEvent, type ReactNode, type RefObject, useRef, useState } from "react";
import { isSlashTyped } from "@/lib/client/replies/is-slash-typed";
import type { TakeKey } from "./use-option-list.ts";

/** The list and what it needs are loaded when somebody wants to see it for the first time. */
const ReplyPicker = dynamic(
  () => import("./reply-picker.tsx").then((module) => module.ReplyPicker),
  { ssr: false },
);

/**
 * The list of saved replies above a text area: by a slash at the beginning of a word, then it follows what is typed,
 * or by a button, then it has a search field. `place` names the draft: the list of another one is closed.
 */
export function useReplyPicker(
  area: RefObject<HTMLTextAreaElement | null>,
  conversationId: string,
  place: string,
): {
  /** The list, or nothing while it is closed. */
  list: ReactNode;
  isOpen: boolean;
  toggle: () => void;
  onTyped: (event: { nativeEvent: Event }) => void;
  /** Whether a key in the text area was for the list. */
  takeKey: (event: KeyboardEvent) => boolean;
} {
  /** `at` is where the slash stands; null: opened by the button. */
  const [opened, setOpened] = useState<{ place: string; at: number | null } | null>(null);
  const keys = useRef<TakeKey | null>(null);
  const now = opened?.place === place ? opened : null;
  const close = () => setOpened(null);
  return {
    isOpen: now !== null,
    toggle: () => setOpened(now ? null : { place, at: null }),
    onTyped: ({ nativeEvent }) => {
      const caret = area.current?.selectionStart ?? 0;
      const isSlash = (nativeEvent as InputEvent).data === "/";
      if (isSlash && isSlashTyped(area.current?.value ?? "", caret)) {
        setOpened({ place, at: caret - 1 });
      }
    },
    takeKey: (event) => {
      if (now === null || now.at === null) return false;
      // Until the list is there, Enter must not send the slash to the visitor.
      const isTaken = keys.current ? keys.current(event) : event.key === "Enter";
      if (isTaken) event.preventDefault();
      return isTaken;
    },
    list: now && (
      <ReplyPicker
        area={area}
        at={now.at}
        keys={keys}
        conversationId={conversationId}
        onClose={close}
      />
    ),
  };
}
