import { arrange } from "@linkdesk/chat/arrange.ts";
import type { Payload, Written } from "@linkdesk/chat/visitor/state.ts";
import type { Author, Message } from "@linkdesk/contract/conversations.ts";
import { useMemo, useRef } from "preact/hooks";
import type { ChatState } from "../chat-state.ts";
import { useEnvironment } from "../context.ts";
import { lazy } from "../lazy.ts";
import { endingOf, historyStatus } from "../screen.ts";
import type { FrameSettings } from "../settings.ts";
import { useFocusRequest } from "../use-focus.ts";
import { DownIcon } from "./icons.tsx";
import { HeldBubble, RowView, Said } from "./rows.tsx";
import { useThreadScroll } from "./use-thread-scroll.ts";

/** The visitor, for what is being sent: there may be no session yet that would know more. */
const VISITOR: Author = { type: "contact", id: null, name: "" };

const BOT: Author = { type: "bot", id: null, name: "" };

const useForms = lazy(() => import("./form-screen.tsx"));

export function Thread({ state }: { state: ChatState }) {
  const { chat, words } = useEnvironment();
  const { outbox, conversation, opening } = state;
  const messages = useMemo(() => withPageWelcome(state.messages, chat.settings), [state.messages]);
  const rows = useMemo(() => arrange<Payload>(messages, outbox, VISITOR), [messages, outbox]);
  const scroll = useThreadScroll(state);
  const lastMine = useMemo(() => {
    const row = rows.findLast((r) => r.kind === "group" && r.author.type === "contact");
    return row?.kind === "group" ? (row.bubbles.at(-1)?.key ?? null) : null;
  }, [rows]);
  const status = historyStatus(state);
  const ending = endingOf(state, chat.settings);
  const welcome = status === "ready" ? openingWords(state, chat.settings.messages.welcome) : [];
  const isEmpty =
    status === "ready" && rows.length === 0 && welcome.length === 0 && ending !== "held";

  return (
    <div class="thread-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the keyboard. */}
      <div class="thread" ref={scroll.box} onScroll={scroll.onScroll} tabIndex={0}>
        <Older state={state} />
        {status === "waiting" && <Skeleton />}
        {status === "failed" && <Failed />}
        {isEmpty && <p class="system">{words.emptyThread}</p>}
        <div
          class="log"
          role="log"
          aria-label={words.messages}
          aria-live={status !== "ready" || state.older === "loading" ? "off" : "polite"}
        >
          {welcome.map((text) => (
            <Said key={text} text={text} />
          ))}
          {rows.map((row) => (
            <RowView
              key={row.key}
              row={row}
              lastMine={lastMine}
              deliveredSeq={conversation?.agentDeliveredSeq ?? 0}
              seenSeq={conversation?.agentReadSeq ?? 0}
            />
          ))}
        </div>
        {opening.name === "held" && <Held state={state} written={opening.written} />}
        {ending === "thanks" && (
          <p class="system thanks" role="status">
            {words.offlineThanks}
          </p>
        )}
        {ending === "ended" && <Ended state={state} />}
        {ending === "resolved" && <p class="system">{words.resolved}</p>}
        <Typing name={state.typingName} />
      </div>
      {scroll.position === "news" && (
        <button type="button" class="jump" onClick={scroll.toEnd}>
          <DownIcon />
          <span>{words.newMessages}</span>
        </button>
      )}
    </div>
  );
}

/** The page's own welcome message replaces the inbox's, also when it has become a message. */
function withPageWelcome(messages: readonly Message[], settings: FrameSettings) {
  const { inboxWelcome, messages: texts } = settings;
  const [first, ...rest] = messages;
  if (first?.seq !== 1) return messages;
  const { author, text } = first;
  const isInboxes = author.type === "bot" && text === inboxWelcome;
  // A text that only the page knows is stored in quotation marks, without an author.
  const isPages = author.type === "system" && text === `“${texts.welcome}”`;
  if (!isInboxes && !isPages) return messages;
  return [{ ...first, author: BOT, text: texts.welcome }, ...rest];
}

/** The welcome message, until the conversation contains it. */
function openingWords(state: ChatState, welcome: string): string[] {
  const { conversation, messages, history, older } = state;
  const isMissing = history === "behind" && older === "none" && messages[0]?.seq !== 1;
  if (conversation && !isMissing) return [];
  return [welcome, state.offer?.message ?? ""].filter((text) => text !== "");
}

/** The first message, and the questions that stand between it and the team. */
function Held({ state, written }: { state: ChatState; written: Written }) {
  const { words } = useEnvironment();
  const forms = useForms();
  return (
    <>
      <HeldBubble text={written.text} />
      <Said text={words.formHeld}>{forms && <forms.QuestionForm state={state} />}</Said>
    </>
  );
}

/** After the last message of a conversation that has ended: how it can go on. */
function Ended({ state }: { state: ChatState }) {
  const { chat, words } = useEnvironment();
  const button = useRef<HTMLButtonElement>(null);
  useFocusRequest(button, state);
  return (
    <div class="ending">
      <p class="system">{words.ended}</p>
      <button ref={button} type="button" class="primary" onClick={() => chat.startNew()}>
        {words.startNew}
      </button>
    </div>
  );
}

function Failed() {
  const { chat, words } = useEnvironment();
  return (
    <p class="system" role="alert">
      <span>{`${words.loadFailed} `}</span>
      <button type="button" class="link" onClick={chat.restart}>
        {words.tryAgain}
      </button>
    </p>
  );
}

function Skeleton() {
  const { words } = useEnvironment();
  return (
    <div class="skeleton" role="status">
      <span class="sr-only">{words.loading}</span>
      <i />
      <i />
      <i />
    </div>
  );
}

/** The top of the thread: fetches older messages when it is reached, or on request. */
function Older({ state }: { state: ChatState }) {
  const { chat, words } = useEnvironment();
  if (state.older === "none") return null;
  return (
    <div class="older">
      {state.older === "failed" ? (
        <p class="system">
          <span>{`${words.olderFailed} `}</span>
          <button type="button" class="link" onClick={chat.loadOlder}>
            {words.tryAgain}
          </button>
        </p>
      ) : (
        <span class="spinner" />
      )}
    </div>
  );
}

function Typing({ name }: { name: string | null }) {
  const { chat, words } = useEnvironment();
  return (
    <div class="typing-slot" role="status">
      {name !== null && (
        <div class="typing">
          <i />
          <i />
          <i />
          <span class="sr-only">{words.typing(name || chat.config.brandName)}</span>
        </div>
      )}
    </div>
  );
}
