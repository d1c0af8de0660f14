import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { MAX_MESSAGE_CHARS } from "@linkdesk/contract/limits.ts";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ChatState } from "../chat-state.ts";
import { useEnvironment } from "../context.ts";
import { lazy } from "../lazy.ts";
import { useFocusRequest } from "../use-focus.ts";
import { AttachButton } from "./attach-button.tsx";
import { EmojiButton } from "./emoji-button.tsx";
import { SendIcon } from "./icons.tsx";

/** The counter appears when this few characters are left. */
const COUNT_FROM = 500;

const useTray = lazy(() => import("./file-tray.tsx"));

export function Composer({ state }: { state: ChatState }) {
  const { chat, words } = useEnvironment();
  const { behaviour, ownWords } = chat.settings;
  const input = useRef<HTMLTextAreaElement>(null);
  const { draft, files } = state;
  const left = MAX_MESSAGE_CHARS - draft.length;
  const isUploading = files.some(({ status }) => status !== "ready");
  const hasContent = draft.trim() !== "" || files.length > 0;
  const canSend = hasContent && !isUploading && left >= 0;
  const hasTray = files.length > 0 || state.fileErrors.length > 0;
  const tray = useTray(hasTray);
  const insert = useInsert(input, draft);
  useHeight(input, draft);
  useFocusRequest(input, state);

  const send = () => {
    if (canSend) chat.send();
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    send();
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData?.files;
    if (!behaviour.uploads.enabled || !pasted?.length) return;
    event.preventDefault();
    chat.files.add(pasted);
  };

  return (
    <form
      class="composer linkdesk-composer linktor-composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {hasTray && tray && <tray.FileTray state={state} />}
      <div class="field">
        <textarea
          ref={input}
          rows={1}
          // An empty one has the direction of its placeholder: that of the page.
          dir={draft ? "auto" : undefined}
          value={draft}
          enterkeyhint="send"
          aria-label={words.composerLabel(chat.config.brandName)}
          aria-invalid={left < 0}
          aria-describedby="composer-count"
          placeholder={ownWords.placeholder ?? words.placeholder}
          onInput={(event) => chat.write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        {behaviour.emoji && <EmojiButton onPick={insert} />}
        {behaviour.uploads.enabled && <AttachButton />}
        <button
          type="submit"
          class="send"
          aria-label={ownWords.send ?? words.send}
          title={ownWords.send ?? undefined}
          disabled={!canSend}
        >
          <SendIcon />
        </button>
      </div>
      <p id="composer-count" class="count" data-over={left < 0 || undefined}>
        {left < 0 ? words.tooLong(-left) : left <= COUNT_FROM ? words.charactersLeft(left) : null}
      </p>
    </form>
  );
}

type Input = { current: HTMLTextAreaElement | null };

/** The height follows the text. */
function useHeight(input: Input, draft: string): void {
  useLayoutEffect(() => {
    const area = input.current;
    if (!area) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }, [input, draft]);
}

/** Puts text where the caret is, and the caret behind it. */
function useInsert(input: Input, draft: string): (text: string) => void {
  const { chat } = useEnvironment();
  const [caret, setCaret] = useState<number | null>(null);
  useEffect(() => {
    if (caret === null) return;
    input.current?.focus();
    input.current?.setSelectionRange(caret, caret);
    setCaret(null);
  }, [input, caret]);
  return (text) => {
    const from = input.current?.selectionStart ?? draft.length;
    const to = input.current?.selectionEnd ?? draft.length;
    chat.write(draft.slice(0, from) + text + draft.slice(to));
    setCaret(from + text.length);
  };
}
