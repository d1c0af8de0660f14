import { useMemo } from "preact/hooks";
import { arrange } from "../../../lib/contract/chat/arrange.ts";
import type { Author } from "../../../lib/contract/conversations.ts";
import type { ChatState } from "../chat-state.ts";
import { useEnvironment } from "../context.ts";
import { DownIcon } from "./icons.tsx";
import { RowView } from "./rows.tsx";
import { useThreadScroll } from "./use-thread-scroll.ts";

/** The visitor, for what is being sent: there may be no session yet that would know more. */
const VISITOR: Author = { type: "contact", id: null, name: "" };

export function Thread({ state }: { state: ChatState }) {
  const { words } = useEnvironment();
  const { messages, outbox, conversation } = state;
  const rows = useMemo(() => arrange(messages, outbox, VISITOR), [messages, outbox]);
  const scroll = useThreadScroll(state);
  const lastMine = useMemo(() => {
    const row = rows.findLast((r) => r.kind === "group" && r.author.type === "contact");
    return row?.kind === "group" ? (row.bubbles.at(-1)?.key ?? null) : null;
  }, [rows]);
  const isBusy = state.isStarting || (conversation !== null && !state.isLoaded);
  const isEmpty = !isBusy && rows.length === 0;

  return (
    <div class="thread-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the keyboard. */}
      <div class="thread" ref={scroll.box} onScroll={scroll.onScroll} tabIndex={0}>
        <Older state={state} />
        {isBusy && <Waiting state={state} />}
        {isEmpty && <p class="system">{words.emptyThread}</p>}
        <div
          class="log"
          role="log"
          aria-label={words.messages}
          aria-live={isBusy || state.olderStatus === "loading" ? "off" : "polite"}
        >
          {rows.map((row) => (
            <RowView
              key={row.key}
              row={row}
              lastMine={lastMine}
              seenSeq={conversation?.agentReadSeq ?? 0}
            />
          ))}
        </div>
        {conversation?.status === "resolved" && outbox.length === 0 && (
          <p class="system">{words.resolved}</p>
        )}
        <Typing name={state.typingName} />
      </div>
      {scroll.hasNewBelow && (
        <button type="button" class="jump" onClick={scroll.toEnd}>
          <DownIcon />
          {words.newMessages}
        </button>
      )}
    </div>
  );
}

function Waiting({ state }: { state: ChatState }) {
  const { chat, words } = useEnvironment();
  if (state.startFailed || state.loadFailed) {
    return (
      <p class="system" role="alert">
        {words.loadFailed}{" "}
        <button type="button" class="link" onClick={chat.restart}>
          {words.tryAgain}
        </button>
      </p>
    );
  }
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
  if (!state.hasOlder) return null;
  return (
    <div class="older">
      {state.olderStatus === "failed" ? (
        <p class="system">
          {words.olderFailed}{" "}
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
