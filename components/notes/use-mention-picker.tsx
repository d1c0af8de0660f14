import dynamic from "next/dynamic";
import { type KeyboardEvent, type ReactNode, type RefObject, useRef, useState } from "react";
import type { TakeKey } from "@/components/replies/use-option-list";
import { isMentionTyped } from "@/lib/client/notes/mentions";

/** The list is loaded when somebody writes an @ for the first time. */
const MentionPicker = dynamic(
  () => import("./mention-picker.tsx").then((module) => module.MentionPicker),
  { ssr: false },
);

/**
 * The list of members and teams above a text area, by an @ at the beginning of a word. `place` names the draft: the list
 * of another one is closed; null: nobody can be mentioned here.
 */
export function useMentionPicker(
  area: RefObject<HTMLTextAreaElement | null>,
  conversationId: string,
  place: string | null,
): {
  /** The list, or nothing while it is closed. */
  list: ReactNode;
  onTyped: (event: { nativeEvent: Event }) => void;
  /** Whether a key in the text area was for the list. */
  takeKey: (event: KeyboardEvent) => boolean;
} {
  const [opened, setOpened] = useState<{ place: string; at: number } | null>(null);
  const keys = useRef<TakeKey | null>(null);
  const now = place !== null && opened?.place === place ? opened : null;
  return {
    onTyped: ({ nativeEvent }) => {
      const caret = area.current?.selectionStart ?? 0;
      const isAt = (nativeEvent as InputEvent).data?.endsWith("@") === true;
      if (place !== null && isAt && isMentionTyped(area.current?.value ?? "", caret)) {
        setOpened({ place, at: caret - 1 });
      }
    },
    takeKey: (event) => {
      if (now === null) return false;
      // Until the list is there, Enter must not send half a name.
      const isTaken = keys.current ? keys.current(event) : event.key === "Enter";
      if (isTaken) event.preventDefault();
      return isTaken;
    },
    list: now && (
      <MentionPicker
        area={area}
        at={now.at}
        keys={keys}
        conversationId={conversationId}
        onClose={() => setOpened(null)}
      />
    ),
  };
}
