import { TYPING_THROTTLE_MS, TYPING_TTL_MS } from "../../lib/contract/events.ts";

/** Tells the other side that the visitor types: at most every few seconds, and once at the end. */
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
    /** The message is on its way: the agent's side ends the indicator with it. */
    reset() {
      lastSentAt = 0;
    },
  };
}

/** Who types on the other side; forgotten when nobody says so again in time. */
export function createTypingReceiver(onChange: (name: string | null) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    clearTimeout(timer);
    onChange(null);
  };
  return {
    receive(data: unknown) {
      if (typeof data !== "object" || data === null) return;
      const { author, isTyping, name } = data as Record<string, unknown>;
      if (author !== "agent") return;
      if (!isTyping) return end();
      clearTimeout(timer);
      timer = setTimeout(end, TYPING_TTL_MS);
      onChange(typeof name === "string" ? name.slice(0, 80) : "");
    },
    end,
  };
}
