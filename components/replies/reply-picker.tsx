"use client";

import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { fillVariables } from "@linkdesk/contract/fill-variables.ts";
import type { SavedReply } from "@linkdesk/contract/saved-replies.ts";
import { Search } from "lucide-react";
import Link from "next/link";
import { type RefObject, useImperativeHandle, useMemo, useState } from "react";
import { useConversation } from "@/lib/client/conversations/use-conversations";
import { useInboxes } from "@/lib/client/inboxes/use-inboxes";
import { insertText } from "@/lib/client/replies/insert-text";
import { matchReplies } from "@/lib/client/replies/match-replies";
import { replyFacts } from "@/lib/client/replies/reply-facts";
import { slashWord } from "@/lib/client/replies/slash-word";
import { useRecordReplyUse, useSavedReplies } from "@/lib/client/replies/use-saved-replies";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { useTypedWord } from "@/lib/client/writing/use-typed-word";
import { t } from "@/lib/texts/replies";
import { KEEPS_FOCUS, Key, Nothing, Option, REPLIES_PAGE } from "./picker-parts.tsx";
import {
  type TakeKey,
  useActiveOption,
  useAreaAttributes,
  useChosenOption,
  useLatest,
} from "./use-option-list.ts";

/** Whoever wants another one types more of it. */
const MAX_SHOWN = 50;
/** More than fits into a line. */
const MAX_LINE_CHARS = 200;
const LIST_ID = "saved-replies";

type Props = {
  /** Where a reply is inserted. */
  area: RefObject<HTMLTextAreaElement | null>;
  /** Where in the text the slash stands; null: the list was opened by its button, and has a search field. */
  at: number | null;
  /** Takes what the list makes of the keys in the text area. */
  keys: RefObject<TakeKey | null>;
  conversationId: string;
  onClose: () => void;
};

/** The saved replies that fit, best first, of which one is inserted with its variables filled in. */
export function ReplyPicker({ area, at, keys, conversationId, onClose }: Props) {
  const hasField = at === null;
  const close = useLatest(onClose);
  const typed = useTypedWord(area, at, slashWord, close);
  const [searched, setSearched] = useState("");
  const replies = useSavedReplies();
  const facts = useFacts(conversationId);
  const recordUse = useRecordReplyUse();
  const wanted = hasField ? searched : (typed ?? "");
  const isReady = replies.data !== undefined && facts !== null;
  const all = isReady ? replies.data : undefined;
  const found = useMemo(
    () => matchReplies(all ?? [], wanted, Date.now()).slice(0, MAX_SHOWN),
    [all, wanted],
  );
  const { active, ...options } = useChosenOption(found, wanted);
  const activeId = active ? optionId(active) : null;

  const pick = (reply: SavedReply) => {
    const element = area.current;
    if (!facts || !element) return;
    recordUse.mutate(reply.id);
    const end = element.selectionStart;
    onClose();
    element.focus({ preventScroll: true });
    if (at !== null) element.setSelectionRange(at, end);
    insertText(element, fillVariables(reply.text, facts));
  };
  const leave = () => {
    onClose();
    area.current?.focus({ preventScroll: true });
  };
  const takeKey: TakeKey = ({ key, shiftKey, ctrlKey, altKey, metaKey }) => {
    if (shiftKey || ctrlKey || altKey || metaKey) return false;
    if (key === "Escape") leave();
    // Until it is known what there is, Enter must not send the slash to the visitor.
    else if (!isReady) return key === "Enter" && !replies.isError;
    else if (!active) return false;
    else if (key === "ArrowDown") options.chooseNext();
    else if (key === "ArrowUp") options.choosePrevious();
    else if (key === "Enter" || (key === "Tab" && !hasField)) pick(active);
    else return false;
    return true;
  };
  useImperativeHandle(keys, () => takeKey);
  useActiveOption(activeId);
  useAreaAttributes(hasField ? null : area, activeId, LIST_ID);

  return (
    <section
      aria-label={t("picker.title")}
      onBlur={(event) => {
        if (hasField && !event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
      className="absolute inset-x-0 bottom-full z-20 mb-2 flex max-h-[min(22rem,45dvh)] animate-rise flex-col overflow-hidden rounded-card bg-raised text-ink shadow-float"
    >
      {hasField && (
        <label className="flex items-center gap-2 border-line border-b px-3">
          <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
          <span className="sr-only">{t("picker.search")}</span>
          <input
            ref={focusAtOnce}
            type="text"
            role="combobox"
            aria-expanded={found.length > 0}
            aria-controls={found.length > 0 ? LIST_ID : undefined}
            aria-autocomplete="list"
            aria-activedescendant={activeId ?? undefined}
            autoComplete="off"
            dir="auto"
            value={searched}
            placeholder={t("picker.search")}
            onChange={(event) => setSearched(event.target.value)}
            onKeyDown={(event) => {
              if (!isComposing(event.nativeEvent) && takeKey(event)) event.preventDefault();
            }}
            className="h-11 min-w-0 flex-1 bg-transparent text-base outline-none sm:text-sm"
          />
        </label>
      )}
      {found.length > 0 ? (
        <div
          id={LIST_ID}
          role="listbox"
          aria-label={t("picker.title")}
          className="scroll-quiet min-h-0 flex-1 overflow-y-auto p-1"
        >
          {found.map((reply) => (
            <Option
              key={reply.id}
              id={optionId(reply)}
              reply={reply}
              line={facts ? inOneLine(fillVariables(reply.text, facts)) : ""}
              isActive={reply === active}
              onPoint={() => reply !== active && options.choose(reply)}
              onPick={() => pick(reply)}
            />
          ))}
        </div>
      ) : (
        <Nothing
          isPending={!isReady && !replies.isError}
          isError={replies.isError && !replies.data}
          isEmpty={replies.data?.length === 0}
          wanted={wanted}
          onRetry={() => void replies.refetch()}
        />
      )}
      <p role="status" className="sr-only">
        {isReady && t("picker.count", { count: found.length })}
      </p>
      <footer className="flex items-center gap-3 border-line border-t px-3 py-1.5 text-muted text-xs">
        <span className="hidden min-w-0 flex-1 truncate sm:block">
          {found.length > 0 && t.rich("picker.keys", { key: (words) => <Key>{words}</Key> })}
        </span>
        <Link
          href={REPLIES_PAGE}
          {...KEEPS_FOCUS}
          className="ms-auto py-1 underline underline-offset-2"
        >
          {t("picker.manage")}
        </Link>
      </footer>
    </section>
  );
}

const focusAtOnce = (element: HTMLInputElement | null) => element?.focus({ preventScroll: true });

/** What variables stand for here; null until all of it is known. */
function useFacts(conversationId: string) {
  const { me } = useDashboard();
  const { data: detail } = useConversation(conversationId);
  const { data: inboxes, isError } = useInboxes();
  if (!detail || (!inboxes && !isError)) return null;
  return replyFacts(detail, me.name, inboxes);
}

/** How a text begins, without its line breaks: the first line is often only a greeting. */
function inOneLine(text: string): string {
  return text.slice(0, MAX_LINE_CHARS).replace(/\s+/g, " ");
}

const optionId = (reply: SavedReply) => `${LIST_ID}-${reply.id}`;
