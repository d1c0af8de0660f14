import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { MAX_MESSAGE_CHARS } from "../../../lib/contract/chat/limits.ts";
import type { ChatState } from "../chat-state.ts";
import { useEnvironment } from "../context.ts";
import { SendIcon } from "./icons.tsx";

/** The counter appears when this few characters are left. */
const COUNT_FROM = 500;

export function Composer({ state }: { state: ChatState }) {
  const { chat, words } = useEnvironment();
  const input = useRef<HTMLTextAreaElement>(null);
  const { draft, focusRequests } = state;
  const left = MAX_MESSAGE_CHARS - draft.length;
  const canSend = draft.trim() !== "" && left >= 0;

  // The height follows the text.
  useLayoutEffect(() => {
    const area = input.current;
    if (!area) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }, [draft]);

  useEffect(() => {
    if (focusRequests > 0) input.current?.focus();
  }, [focusRequests]);

  const send = () => {
    if (canSend) chat.send();
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // 229 is what Safari reports for the Enter that ends a composition.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) {
      return;
    }
    event.preventDefault();
    send();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="field">
        <textarea
          ref={input}
          rows={1}
          dir="auto"
          value={draft}
          enterkeyhint="send"
          aria-label={words.composerLabel(chat.config.brandName)}
          aria-invalid={left < 0}
          aria-describedby="composer-count"
          placeholder={words.placeholder}
          onInput={(event) => chat.write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="send" aria-label={words.send} disabled={!canSend}>
          <SendIcon />
        </button>
      </div>
      <p id="composer-count" class="count" data-over={left < 0 || undefined}>
        {left < 0 ? words.tooLong(-left) : left <= COUNT_FROM ? words.charactersLeft(left) : null}
      </p>
    </form>
  );
}
