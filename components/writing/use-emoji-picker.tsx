import dynamic from "next/dynamic";
import { type KeyboardEvent, type ReactNode, type RefObject, useRef, useState } from "react";
import type { TakeKey } from "@/components/replies/use-option-list";
import { insertText } from "@/lib/client/replies/insert-text";
import { applyEdit } from "@/lib/client/writing/edit";
import { closedName, emojiColon } from "@/lib/client/writing/emoji";
import { addRecentEmoji } from "@/lib/client/writing/recent-emoji";
import { emojiNamed } from "@/lib/client/writing/use-emoji";

/** Both are loaded, with the names of all emoji, when somebody wants one. */
const EmojiPicker = dynamic(
  () => import("./emoji-picker.tsx").then((module) => module.EmojiPicker),
  { ssr: false },
);
const EmojiList = dynamic(() => import("./emoji-list.tsx").then((module) => module.EmojiList), {
  ssr: false,
});

/**
 * Emoji for a text area: a picker that a button opens, and a list that follows a name behind a colon. `place` names the
 * draft: what is open for another one is closed.
 */
export function useEmojiPicker(
  area: RefObject<HTMLTextAreaElement | null>,
  place: string,
): {
  /** The picker or the list, or nothing. */
  open: ReactNode;
  isOpen: boolean;
  toggle: () => void;
  onTyped: (event: { nativeEvent: Event }) => void;
  /** Whether a key in the text area was for the list. */
  takeKey: (event: KeyboardEvent) => boolean;
} {
  /** `at` is where the colon stands; null: opened by the button. */
  const [opened, setOpened] = useState<{ place: string; at: number | null } | null>(null);
  const keys = useRef<TakeKey | null>(null);
  const now = opened?.place === place ? opened : null;
  const close = () => setOpened(null);

  const onTyped = ({ nativeEvent }: { nativeEvent: Event }) => {
    const element = area.current;
    const { data, isComposing } = nativeEvent as InputEvent;
    if (!element || !data || isComposing) return;
    const at = emojiColon(element.value, element.selectionStart);
    if (at !== null) setOpened({ place, at });
  };
  /** A colon behind the name of an emoji puts that emoji in its place. */
  const takeColon = (element: HTMLTextAreaElement): boolean => {
    const { value, selectionStart: caret, selectionEnd } = element;
    const closed = caret === selectionEnd && closedName(`${value.slice(0, caret)}:`, caret + 1);
    const emoji = closed && emojiNamed(closed.name);
    if (!closed || !emoji) return false;
    const end = closed.from + emoji.length;
    applyEdit(element, { from: closed.from, to: caret, text: emoji, start: end, end });
    close();
    addRecentEmoji(emoji);
    return true;
  };
  return {
    isOpen: now?.at === null,
    toggle: () => setOpened(now?.at === null ? null : { place, at: null }),
    onTyped,
    takeKey: (event) => {
      // Until the names are there, keys do what they always do: somebody may have typed `:pm` and Enter.
      const isForList = now !== null && now.at !== null && keys.current?.(event) === true;
      const isTaken =
        isForList || (event.key === ":" && area.current !== null && takeColon(area.current));
      if (isTaken) event.preventDefault();
      return isTaken;
    },
    open:
      now &&
      (now.at === null ? (
        <EmojiPicker
          onPick={(emoji) => {
            close();
            addRecentEmoji(emoji);
            if (area.current) insertText(area.current, emoji);
          }}
          onClose={(hasLeft) => {
            close();
            if (!hasLeft) area.current?.focus({ preventScroll: true });
          }}
        />
      ) : (
        <EmojiList area={area} at={now.at} keys={keys} onClose={close} />
      )),
  };
}
