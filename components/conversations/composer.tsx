"use client";

import { isComposing } from "@linkdesk/chat/is-composing.ts";
import type { Attachment } from "@linkdesk/contract/attachments.ts";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { Message } from "@linkdesk/contract/conversations.ts";
import { MAX_MESSAGE_CHARS } from "@linkdesk/contract/limits.ts";
import dynamic from "next/dynamic";
import { type ComponentProps, useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import { useMentionPicker } from "@/components/notes/use-mention-picker";
import { useReplyPicker } from "@/components/replies/use-reply-picker";
import { IconButton } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { useWritingTools } from "@/components/writing/use-writing-tools";
import type { AskRequired } from "@/lib/client/attributes/use-ask-required";
import { takeQuotes } from "@/lib/client/conversations/quotes";
import type { Thread } from "@/lib/client/conversations/thread";
import type { Files, WrittenKind } from "@/lib/client/conversations/unsent";
import { useDraft } from "@/lib/client/conversations/use-draft";
import type { useUploads } from "@/lib/client/conversations/use-uploads";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/conversations";
import { ColleagueNotice } from "./colleague-notice.tsx";
import {
  hasTouchKeyboard,
  isLineKey,
  isResolveKey,
  isSendKey,
  isUndoKey,
} from "./composer-keys.ts";
import {
  AttachButton,
  COUNTER_FROM,
  Counter,
  Hint,
  LOOKS,
  ModeSwitch,
  SendButton,
} from "./composer-parts.tsx";
import { RecipientsLine } from "./recipients-line.tsx";
import { UploadList } from "./upload-list.tsx";
import { useScheduleText } from "./use-schedule-text.ts";

const MAX_HEIGHT_PX = 220;

/** What it opens is needed by few replies. */
const SendMenu = dynamic(() => import("./send-menu.tsx").then((module) => module.SendMenu), {
  ssr: false,
  // It does not move the button when it comes.
  loading: () => <span className="w-6" />,
});

/**
 * Where the agent writes to the visitor, or a note for the team. Each has a draft of its own in every
 * conversation, which survives switching and reloading.
 */
export function Composer({
  mode,
  onMode,
  conversationId,
  contactName,
  uploads: { queue, uploads, add },
  thread,
  onSend,
  askRequired,
  onNote,
  onTyping,
  messages,
  lastSeq,
  isResolved,
  away,
  mailed,
}: {
  mode: WrittenKind;
  onMode: (mode: WrittenKind) => void;
  conversationId: string;
  contactName: string;
  uploads: ReturnType<typeof useUploads>;
  /** Gives back the replies that are taken back. */
  thread: Pick<Thread, "takeBack" | "onReturned">;
  onSend: (
    text: string,
    attachments: readonly Attachment[],
    actions?: readonly ConversationAction[],
  ) => void;
  /** Before a reply that resolves is sent. */
  askRequired: AskRequired;
  onNote: (text: string) => void;
  onTyping: (isTyping: boolean) => void;
  /** Those of the conversation, to notice what a colleague sends meanwhile. */
  messages: readonly Message[];
  /** The conversation's newest message, which need not be among them. */
  lastSeq: number;
  /** A reply reopens the conversation. */
  isResolved: boolean;
  /** The visitor has left: by which way a reply reaches them. */
  away: { mailAddress: string | null } | null;
  /** Replies in it are mailed: it shows to whom. */
  mailed: ComponentProps<typeof RecipientsLine> | null;
}) {
  const isNote = mode === "note";
  const look = LOOKS[mode];
  const { unsent } = useDashboard();
  const { text, change: changeText, restore, flush } = useDraft(conversationId, mode, onMode);
  const area = useRef<HTMLTextAreaElement>(null);
  const replies = useReplyPicker(area, conversationId, `${conversationId} ${mode}`);
  const tools = useWritingTools(area, `${conversationId} ${mode}`);
  const mention = useMentionPicker(area, conversationId, isNote ? conversationId : null);
  const tooLong = text.length > MAX_MESSAGE_CHARS;
  const filesAreThere = uploads.every((upload) => upload.status === "done");
  const canSend = isNote
    ? text.trim() !== "" && !tooLong
    : (text.trim() !== "" || uploads.length > 0) && filesAreThere && !tooLong;

  useEffect(() => {
    if (!hasTouchKeyboard()) area.current?.focus({ preventScroll: true });
  }, [conversationId]);

  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(element.scrollHeight, MAX_HEIGHT_PX)}px`;
  }, [text]);

  const giveBack = useRef<(reply: Files & { text: string }) => void>(() => {});
  useEffect(() => {
    giveBack.current = ({ text, attachments }) => {
      queue.putBack(attachments);
      restore(text, "reply");
      onMode("reply");
      area.current?.focus();
    };
  });
  useEffect(() => thread.onReturned((reply) => giveBack.current(reply)), [thread]);

  const takeQuote = useEffectEvent((quote: string) => {
    restore(quote, mode);
    area.current?.focus();
  });
  useEffect(() => takeQuotes((quote) => takeQuote(quote)), []);

  const change = (value: string) => {
    changeText(value);
    // The visitor is told of a reply that is being written, never of a note.
    if (!isNote) onTyping(value.trim() !== "");
  };
  const send = (actions?: readonly ConversationAction[]) => {
    if (!canSend) return;
    if (isNote) onNote(text.trim());
    else onSend(text.trim(), queue.take(), actions);
    change("");
    area.current?.focus();
  };
  const latestSend = useRef(send);
  useEffect(() => {
    latestSend.current = send;
  });
  const sendAnd = (actions: readonly ConversationAction[]) => {
    if (!canSend) return;
    if (!actions.some(({ type }) => type === "resolve")) return send(actions);
    // What is asked may take its time to load, while the text changes.
    askRequired((sets) => latestSend.current([...sets, ...actions]));
  };
  const schedule = useScheduleText(conversationId, (text) => restore(text, "reply"));

  return (
    <form
      onSubmit={(event) => {
        // What a dialog submits that was opened from here reaches this, too.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        send();
      }}
      className="shrink-0 px-3 pt-1 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-5 sm:pb-4"
    >
      <div
        className={cx(
          "relative mx-auto max-w-4xl rounded-card border shadow-lift transition-[border-color,box-shadow] focus-within:ring-3",
          look.box,
        )}
      >
        {replies.list}
        {mention.list}
        {tools.open}
        <ColleagueNotice
          conversationId={conversationId}
          messages={messages}
          lastSeq={lastSeq}
          hasReply={(isNote ? unsent.readDraft(conversationId, "reply") : text) !== ""}
          isShown={!isNote}
        />
        <ModeSwitch
          mode={mode}
          hasDraft={(kind) => unsent.readDraft(conversationId, kind) !== ""}
          onMode={(next) => {
            onMode(next);
            area.current?.focus();
          }}
        />
        {!isNote && mailed && <RecipientsLine {...mailed} />}
        {!isNote && away && (
          <p className="px-4 pt-2 text-muted text-xs [overflow-wrap:anywhere]">
            {away.mailAddress
              ? t("composer.leftByMail", { name: contactName, address: away.mailAddress })
              : t("composer.leftInChat", { name: contactName })}
          </p>
        )}
        {!isNote && (
          <UploadList queue={queue} uploads={uploads} onRemoved={() => area.current?.focus()} />
        )}
        <label htmlFor="composer" className="sr-only">
          {t(`composer.${mode}.label`, { name: contactName })}
        </label>
        <textarea
          ref={area}
          id="composer"
          // An empty one has the direction of its placeholder: that of the page.
          dir={text ? "auto" : undefined}
          rows={1}
          value={text}
          placeholder={t(`composer.${mode}.placeholder`)}
          aria-invalid={tooLong || undefined}
          aria-describedby={text.length > COUNTER_FROM ? "composer-counter" : undefined}
          onChange={(event) => {
            change(event.target.value);
            replies.onTyped(event);
            mention.onTyped(event);
            tools.onTyped(event);
          }}
          onPaste={(event) => {
            if (tools.takePaste(event)) return;
            // Spreadsheets put a picture beside the text: the text is meant.
            const { files } = event.clipboardData;
            if (isNote || files.length === 0 || event.clipboardData.types.includes("text/plain"))
              return;
            event.preventDefault();
            add([...files]);
          }}
          onBlur={() => {
            onTyping(false);
            flush();
          }}
          onKeyDown={(event) => {
            if (!isComposing(event.nativeEvent) && replies.takeKey(event)) return;
            if (!isComposing(event.nativeEvent) && mention.takeKey(event)) return;
            if (!isComposing(event.nativeEvent) && tools.takeKey(event, isLineKey(event))) return;
            // With nothing typed that could be undone: the reply that was just sent.
            if (text === "" && isUndoKey(event) && thread.takeBack()) event.preventDefault();
            // Back to the list, where j and k move.
            if (event.key === "Escape" && !isComposing(event.nativeEvent)) {
              const row = document.querySelector<HTMLElement>("a[data-row][aria-current=true]");
              // Where there is no list, keys work from the messages.
              (row ?? document.querySelector<HTMLElement>("[role=log]"))?.focus();
            }
            if (isResolveKey(event) && !isNote) {
              event.preventDefault();
              return sendAnd([{ type: "resolve" }]);
            }
            if (!isSendKey(event) || hasTouchKeyboard()) return;
            event.preventDefault();
            send();
          }}
          className="scroll-quiet block w-full resize-none bg-transparent px-4 pt-3 pb-1 text-base leading-normal outline-none sm:text-[15px]"
        />
        {tools.toolbar}
        <div className="flex items-center gap-0.5 px-2 pb-2 sm:gap-1">
          {!isNote && <AttachButton onFiles={add} />}
          {tools.buttons}
          <IconButton
            label={t("composer.replies")}
            aria-expanded={replies.isOpen}
            // The press leaves the focus in the search field of the list, whose loss would close it.
            onMouseDown={(event) => event.preventDefault()}
            onClick={replies.toggle}
          >
            <span aria-hidden="true" className="rounded border border-current px-1.5 text-[13px]">
              /
            </span>
          </IconButton>
          <Hint uploads={isNote ? [] : uploads} reopens={isResolved && !isNote} />
          {text.length > COUNTER_FROM && <Counter left={MAX_MESSAGE_CHARS - text.length} />}
          {!isNote && (
            <SendMenu
              canSend={canSend}
              canSchedule={uploads.length === 0}
              contactName={contactName}
              onSchedule={(at, ifContactWrites) => {
                schedule({ text: text.trim(), at, ifContactWrites });
                change("");
              }}
              onSendAnd={sendAnd}
            />
          )}
          <SendButton mode={mode} canSend={canSend} />
        </div>
      </div>
    </form>
  );
}
