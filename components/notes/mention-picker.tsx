"use client";

import { Users } from "lucide-react";
import { type RefObject, useEffect, useImperativeHandle } from "react";
import { KEEPS_FOCUS } from "@/components/replies/picker-parts";
import {
  type TakeKey,
  useActiveOption,
  useAreaAttributes,
  useChosenOption,
  useLatest,
} from "@/components/replies/use-option-list";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import {
  type Mentionable,
  matchMentionable,
  mentionWord,
  recordChosen,
} from "@/lib/client/notes/mentions";
import { useMentionable } from "@/lib/client/notes/use-mentionable";
import { insertText } from "@/lib/client/replies/insert-text";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { useTypedWord } from "@/lib/client/writing/use-typed-word";
import { t } from "@/lib/texts/notes";

/** Whoever is not among them types more of the name. */
const MAX_SHOWN = 8;
const LIST_ID = "mentions";

type Props = {
  area: RefObject<HTMLTextAreaElement | null>;
  /** Where in the text the @ stands. */
  at: number;
  /** Takes what the list makes of the keys in the text area. */
  keys: RefObject<TakeKey | null>;
  conversationId: string;
  onClose: () => void;
};

/** The members and teams whose names fit what is typed behind the @, of which one is mentioned. */
export function MentionPicker({ area, at, keys, conversationId, onClose }: Props) {
  const { me } = useDashboard();
  const people = useMentionable();
  const close = useLatest(onClose);
  const typed = useTypedWord(area, at, mentionWord, close) ?? "";
  const others = people?.filter(({ id }) => id !== me.memberId) ?? [];
  const found = matchMentionable(others, typed).slice(0, MAX_SHOWN);
  const { active, ...options } = useChosenOption(found, typed);
  const activeId = active ? optionId(active) : null;
  const isReady = people !== undefined;
  // A sentence that begins with an @ and names nobody.
  const isOver = isReady && !active && typed.includes(" ");
  useEffect(() => {
    if (isOver) close();
  }, [isOver, close]);

  const pick = (one: Mentionable) => {
    const element = area.current;
    if (!element) return;
    const end = element.selectionStart;
    recordChosen(conversationId, one);
    onClose();
    element.focus({ preventScroll: true });
    element.setSelectionRange(at, end);
    insertText(element, `@${one.name} `);
  };
  const takeKey: TakeKey = ({ key, shiftKey, ctrlKey, altKey, metaKey }) => {
    if (shiftKey || ctrlKey || altKey || metaKey) return false;
    if (key === "Escape") onClose();
    else if (!isReady) return key === "Enter";
    else if (!active) return false;
    else if (key === "ArrowDown") options.chooseNext();
    else if (key === "ArrowUp") options.choosePrevious();
    else if (key === "Enter" || key === "Tab") pick(active);
    else return false;
    return true;
  };
  useImperativeHandle(keys, () => takeKey);
  useActiveOption(activeId);
  useAreaAttributes(area, activeId, LIST_ID);

  return (
    <section
      aria-label={t("mention.title")}
      className="absolute inset-x-0 bottom-full z-20 mb-2 flex max-h-[min(20rem,45dvh)] animate-rise flex-col overflow-hidden rounded-card bg-raised text-ink shadow-float sm:end-auto sm:w-80"
    >
      {found.length > 0 ? (
        <div
          id={LIST_ID}
          role="listbox"
          aria-label={t("mention.title")}
          className="scroll-quiet min-h-0 flex-1 overflow-y-auto p-1"
        >
          {found.map((one) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field that has the focus
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in that field, by aria-activedescendant
            <div
              key={one.id}
              id={optionId(one)}
              role="option"
              aria-selected={one === active}
              {...KEEPS_FOCUS}
              onPointerMove={() => one !== active && options.choose(one)}
              onClick={() => pick(one)}
              className={cx(
                "flex cursor-pointer items-center gap-2.5 rounded-control px-2.5 py-2",
                one === active && "bg-pressed",
              )}
            >
              {one.type === "team" ? (
                <Users aria-hidden="true" className="mx-1 size-4 shrink-0 text-muted" />
              ) : (
                <Avatar name={one.name} seed={one.id} size="xs" />
              )}
              <span dir="auto" className="min-w-0 flex-1 truncate text-sm">
                {one.name}
              </span>
              {one.type === "team" && (
                <span className="text-muted text-xs">{t("mention.team")}</span>
              )}
            </div>
          ))}
        </div>
      ) : (
        <p className="px-3 py-3 text-muted text-sm">
          {isReady ? t("mention.nobody") : t("mention.loading")}
        </p>
      )}
      <p role="status" className="sr-only">
        {isReady && t("mention.count", { count: found.length })}
      </p>
    </section>
  );
}

const optionId = ({ id }: Mentionable) => `${LIST_ID}-${id}`;
