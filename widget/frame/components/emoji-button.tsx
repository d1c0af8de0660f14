import { useRef, useState } from "preact/hooks";
import { useEnvironment } from "../context.ts";
import { lazy } from "../lazy.ts";
import { EmojiIcon } from "./icons.tsx";

const usePicker = lazy(() => import("./emoji-picker.tsx"));

/** Opens the emoji picker, which is loaded then and not before. */
export function EmojiButton({ onPick }: { onPick: (emoji: string) => void }) {
  const { words } = useEnvironment();
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const picker = usePicker(isOpen);
  return (
    <>
      <button
        ref={button}
        type="button"
        class="tool"
        aria-label={words.emoji}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <EmojiIcon />
      </button>
      {isOpen && picker && (
        <picker.EmojiPicker
          onPick={(emoji) => {
            setIsOpen(false);
            onPick(emoji);
          }}
          onClose={() => {
            setIsOpen(false);
            button.current?.focus();
          }}
        />
      )}
    </>
  );
}
