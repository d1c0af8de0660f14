import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ChatState } from "../chat-state.ts";
import { useEnvironment } from "../context.ts";

/** This close to the end still counts as being there. */
const END_PX = 48;
/** Older messages are fetched this far before the top is reached. */
const TOP_PX = 160;

/** Where the reader is. `news`: above the end, and a message has arrived there since. */
type Position = "end" | "above" | "news";

/**
 * Where the thread stands: it follows new messages while the reader is at the end, stays where
 * the reader is otherwise, and does not move when older messages are put above.
 */
export function useThreadScroll(state: ChatState) {
  const { chat } = useEnvironment();
  const box = useRef<HTMLDivElement>(null);
  const at = useRef<Position>("end");
  const before = useRef({ firstKey: "", lastKey: "", height: 0, top: 0, outbox: 0 });
  const [position, setPosition] = useState<Position>("end");
  const { messages, outbox, opening, typingName, history, panel, tab } = state;
  const isLoaded = history === "loaded" || history === "behind";

  const go = (next: Position) => {
    at.current = next;
    setPosition(next);
  };
  const sawEnd = () => {
    if (at.current === "end" && isLoaded) chat.sawNewest();
  };
  const toEnd = () => {
    const element = box.current;
    if (element) element.scrollTop = element.scrollHeight;
    go("end");
    sawEnd();
  };

  // Runs when what is drawn changes.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const last = before.current;
    const firstKey = messages[0]?.id ?? "";
    const newest = messages.at(-1);
    const lastKey = newest?.id ?? "";
    const isWriting = outbox.length > last.outbox;
    if (at.current === "end" || isWriting) {
      element.scrollTop = element.scrollHeight;
      go("end");
    } else if (firstKey !== last.firstKey) {
      element.scrollTop = last.top + element.scrollHeight - last.height;
    } else if (lastKey !== last.lastKey && newest?.author.type !== "contact") {
      go("news");
    }
    before.current = {
      firstKey,
      lastKey,
      height: element.scrollHeight,
      top: element.scrollTop,
      outbox: outbox.length,
    };
  }, [messages, outbox, opening, typingName, isLoaded]);

  // The panel changes size with the phone's keyboard and the composer's height.
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (at.current !== "end") return;
      element.scrollTop = element.scrollHeight;
      before.current.top = element.scrollTop;
    });
    observer.observe(element);
    // So do pictures and cards that arrive after their message.
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);

  // Each of these can bring the newest message into view.
  useEffect(sawEnd, [messages, isLoaded, panel, tab]);

  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const isUp = scrollTop < before.current.top;
    before.current.top = scrollTop;
    // A picture that has just arrived puts the end further away: only going up leaves it.
    if (scrollHeight - scrollTop - clientHeight < END_PX) go("end");
    else if (isUp && at.current === "end") go("above");
    sawEnd();
    if (scrollTop < TOP_PX && state.older !== "failed") chat.loadOlder();
  };

  return { box, onScroll, toEnd, position };
}
