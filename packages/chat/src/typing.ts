import { TYPING_THROTTLE_MS, TYPING_TTL_MS, type TypingEvent } from "@linkdesk/contract/events.ts";
import { cutText } from "./cut-text.ts";

const MAX_NAME_CHARS = 80;

/** Tells the other side that somebody types: at most every few seconds, and once at the end. */
export function createTypingSender(send: (isTyping: boolean) => void) {
  let lastSentAt = 0;
  return {
    typed(hasText: boolean) {
      const now = Date.now();
      if (hasText && now - lastSentAt >= TYPING_THROTTLE_MS) {
        lastSentAt = now;
        send(true);
      } else if (!hasText && lastSentAt > 0) {
        lastSentAt = 0;
        send(false);
      }
    },
    /** The message is on its way: the other side ends the indicator with it. */
    reset() {
      lastSentAt = 0;
    },
  };
}

/**
 * Who types on the other side (its name, "" without one); forgotten when nobody says so again in
 * time. Our own side's events, forged ones among them, are not heard.
 */
export function createTypingReceiver(
  from: TypingEvent["author"],
  onChange: (name: string | null) => void,
) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    clearTimeout(timer);
    onChange(null);
  };
  return {
    receive(data: unknown) {
      if (typeof data !== "object" || data === null) return;
      const { author, isTyping, name, ttlMs } = data as Record<string, unknown>;
      if (author !== from) return;
      if (!isTyping) return end();
      clearTimeout(timer);
      timer = setTimeout(end, Number(ttlMs) || TYPING_TTL_MS);
      onChange(typeof name === "string" ? cutText(name, MAX_NAME_CHARS) : "");
    },
    end,
  };
}
