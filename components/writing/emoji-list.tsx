"use client";

import { type RefObject, useImperativeHandle, useMemo } from "react";
import { KEEPS_FOCUS } from "@/components/replies/picker-parts";
import {
  type TakeKey,
  useActiveOption,
  useAreaAttributes,
  useChosenOption,
  useLatest,
} from "@/components/replies/use-option-list";
import { cx } from "@/components/ui/cx";
import { applyEdit } from "@/lib/client/writing/edit";
import { type Emoji, emojiWord, matchEmoji } from "@/lib/client/writing/emoji";
import { addRecentEmoji } from "@/lib/client/writing/recent-emoji";
import { useEmoji } from "@/lib/client/writing/use-emoji";
import { useTypedWord } from "@/lib/client/writing/use-typed-word";
import { t } from "@/lib/texts/writing";

/** Whoever wants another one types more of its name. */
const MAX_SHOWN = 8;
const LIST_ID = "emoji-names";

type Props = {
  area: RefObject<HTMLTextAreaElement | null>;
  /** Where in the text the colon stands. */
  at: number;
  /** Takes what the list makes of the keys in the text area. */
  keys: RefObject<TakeKey | null>;
  onClose: () => void;
};

/** The emoji whose names fit what is typed behind a colon, of which one is inserted. Nothing while none fits. */
export function EmojiList({ area, at, keys, onClose }: Props) {
  const { all } = useEmoji();
  const typed = useTypedWord(area, at, emojiWord, useLatest(onClose)) ?? "";
  const found = useMemo(() => matchEmoji(all ?? [], typed, MAX_SHOWN), [all, typed]);
  const { active, ...options } = useChosenOption(found, typed);
  const activeId = active ? optionId(active) : null;

  const pick = ({ emoji }: Emoji) => {
    const element = area.current;
    if (!element) return;
    const to = element.selectionStart;
    onClose();
    addRecentEmoji(emoji);
    const caret = at + emoji.length;
    applyEdit(element, { from: at, to, text: emoji, start: caret, end: caret });
  };
  const takeKey: TakeKey = ({ key, shiftKey, ctrlKey, altKey, metaKey }) => {
    if (shiftKey || ctrlKey || altKey || metaKey || !active) return false;
    if (key === "Escape") onClose();
    else if (key === "ArrowDown") options.chooseNext();
    else if (key === "ArrowUp") options.choosePrevious();
    else if (key === "Enter" || key === "Tab") pick(active);
    else return false;
    return true;
  };
  useImperativeHandle(keys, () => takeKey);
  useActiveOption(activeId);
  useAreaAttributes(area, activeId, LIST_ID);

  if (found.length === 0) return null;
  return (
    <section
      aria-label={t("emoji.names")}
      className="absolute start-0 bottom-full z-20 mb-2 max-h-[45dvh] w-72 max-w-full animate-rise overflow-y-auto rounded-card bg-raised text-ink shadow-float"
    >
      <div id={LIST_ID} role="listbox" aria-label={t("emoji.names")} className="p-1">
        {found.map((one) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field that has the focus
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in that field, by aria-activedescendant
          <div
            key={one.emoji}
            id={optionId(one)}
            role="option"
            aria-selected={one === active}
            {...KEEPS_FOCUS}
            onPointerMove={() => one !== active && options.choose(one)}
            onClick={() => pick(one)}
            className={cx(
              "flex cursor-pointer items-center gap-2.5 rounded-control px-2.5 py-1.5 text-sm",
              one === active && "bg-pressed",
            )}
          >
            <span aria-hidden="true" className="w-6 text-center text-lg leading-6">
              {one.emoji}
            </span>
            <span className="min-w-0 truncate">{nameOf(one, typed)}</span>
          </div>
        ))}
      </div>
      <p role="status" className="sr-only">
        {t("emoji.count", { count: found.length })}
      </p>
    </section>
  );
}

/** The name that was meant: the one that begins with what is typed, else the main one. */
function nameOf({ names }: Emoji, typed: string): string {
  const name = names.find((one) => one.startsWith(typed.toLowerCase())) ?? names[0] ?? "";
  return `:${name}:`;
}

const optionId = ({ names }: Emoji) => `${LIST_ID}-${names[0]}`;
