import type { Author, Message } from "@linkdesk/contract/conversations.ts";
import type { OutboxEntry } from "./outbox.ts";

/** Messages of one author within this time are drawn as one group. */
const GROUP_WITHIN_MS = 5 * 60_000;

export type BubbleStatus = "delivered" | OutboxEntry["status"];

export type Bubble<Payload extends object = object> = {
  /** The same before and after the server answered, so that the bubble stays one element. */
  key: string;
  clientId: string | null;
  text: string;
  /** ISO 8601, and the same as a date. */
  createdAt: string;
  at: Date;
  /** null until the server has it. */
  seq: number | null;
  status: BubbleStatus;
  /** Why it was not sent. */
  error: string | null;
  /** What the server has; null while it is being sent. */
  message: Message | null;
  /** What is being sent; null once the server has it. */
  entry: OutboxEntry<Payload> | null;
};

export type Row<Payload extends object = object> =
  | { kind: "day"; key: string; at: Date }
  | { kind: "system"; key: string; bubble: Bubble<Payload> }
  | { kind: "group"; key: string; author: Author; bubbles: Bubble<Payload>[] };

type Item<Payload extends object> = { author: Author; bubble: Bubble<Payload> };

/** The same message is always the same bubble, so that a long thread is not drawn anew each time. */
const items = new WeakMap<Message, Item<never>>();

function fromMessage(message: Message): Item<never> {
  const known = items.get(message);
  if (known) return known;
  const { id, clientId, text, createdAt, seq, author } = message;
  // The visitor's answer to a message has that message's id as its clientId.
  const key = clientId ?? `server-${id}`;
  const at = new Date(createdAt);
  const bubble: Bubble<never> = {
    ...{ key, clientId, text, createdAt, at, seq, message },
    status: "delivered",
    error: null,
    entry: null,
  };
  const item = { author, bubble };
  items.set(message, item);
  return item;
}

function fromEntry<Payload extends object>(entry: OutboxEntry<Payload>): Bubble<Payload> {
  const { clientId, text, createdAt, status, error } = entry;
  const at = new Date(createdAt);
  return {
    ...{ key: clientId, clientId, text, createdAt, at, status, error, entry },
    seq: null,
    message: null,
  };
}

/**
 * Arranges a thread: a line per day (the reader's own), bubbles grouped by author, and last what
 * `me` is sending.
 */
export function arrange<Payload extends object = object>(
  messages: readonly Message[],
  outbox: readonly OutboxEntry<Payload>[],
  me: Author,
): Row<Payload>[] {
  const rows: Row<Payload>[] = [];
  let day = "";
  let previous: Item<Payload> | null = null;
  const sending = outbox.map((entry) => ({ author: me, bubble: fromEntry(entry) }));
  for (const item of [...messages.map(fromMessage), ...sending]) {
    const { author, bubble } = item;
    const itsDay = bubble.at.toDateString();
    if (itsDay !== day) {
      rows.push({ kind: "day", key: `day-${bubble.key}`, at: bubble.at });
      day = itsDay;
      previous = null;
    }
    const last = rows.at(-1);
    if (author.type === "system") {
      rows.push({ kind: "system", key: bubble.key, bubble });
    } else if (last?.kind === "group" && previous && belongs(item, previous)) {
      last.bubbles.push(bubble);
    } else {
      rows.push({ kind: "group", key: bubble.key, author, bubbles: [bubble] });
    }
    previous = item;
  }
  return rows;
}

/** Mails are apart from what was written in the chat. A conversation has one contact; the widget does not always know its id. */
function belongs(item: Item<object>, previous: Item<object>): boolean {
  const isSameAuthor =
    item.author.type === previous.author.type &&
    (item.author.type === "contact" || item.author.id === previous.author.id);
  const isSameWay = item.bubble.message?.isByEmail === previous.bubble.message?.isByEmail;
  return (
    isSameAuthor &&
    isSameWay &&
    item.bubble.at.getTime() - previous.bubble.at.getTime() < GROUP_WITHIN_MS
  );
}
