import type { AuthorType, Message } from "../../lib/contract/conversations.ts";
import type { OutboxEntry } from "./outbox.ts";

/** Messages of one author within this time are drawn as one group. */
const GROUP_WITHIN_MS = 5 * 60_000;

export type BubbleStatus = "delivered" | OutboxEntry["status"];

export type Bubble = {
  /** The same before and after the server answered, so that the bubble stays one element. */
  key: string;
  clientId: string | null;
  text: string;
  at: Date;
  seq: number | null;
  status: BubbleStatus;
};

export type Row =
  | { kind: "day"; key: string; at: Date }
  | { kind: "system"; key: string; bubble: Bubble }
  | { kind: "group"; key: string; mine: boolean; author: string; bubbles: Bubble[] };

type Item = { author: { type: AuthorType; id: string | null; name: string }; bubble: Bubble };

/** The same message is always the same bubble, so that a long thread is not drawn anew each time. */
const items = new WeakMap<Message, Item>();

function fromMessage(message: Message): Item {
  const known = items.get(message);
  if (known) return known;
  const item: Item = {
    author: message.author,
    bubble: {
      key: message.clientId ?? message.id,
      clientId: message.clientId,
      text: message.text,
      at: new Date(message.createdAt),
      seq: message.seq,
      status: "delivered",
    },
  };
  items.set(message, item);
  return item;
}

const fromEntry = (entry: OutboxEntry): Item => ({
  author: { type: "contact", id: null, name: "" },
  bubble: {
    key: entry.clientId,
    clientId: entry.clientId,
    text: entry.text,
    at: new Date(entry.createdAt),
    seq: null,
    status: entry.status,
  },
});

/** Arranges the thread: a line per day, bubbles grouped by author, what is being sent last. */
export function arrange(messages: readonly Message[], outbox: readonly OutboxEntry[]): Row[] {
  const rows: Row[] = [];
  let day = "";
  let previous: Item | null = null;
  for (const item of [...messages.map(fromMessage), ...outbox.map(fromEntry)]) {
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
      const mine = author.type === "contact";
      rows.push({ kind: "group", key: bubble.key, mine, author: author.name, bubbles: [bubble] });
    }
    previous = item;
  }
  return rows;
}

function belongs(item: Item, previous: Item): boolean {
  const isSameAuthor =
    item.author.type === "contact"
      ? previous.author.type === "contact"
      : item.author.type === previous.author.type && item.author.id === previous.author.id;
  return isSameAuthor && item.bubble.at.getTime() - previous.bubble.at.getTime() < GROUP_WITHIN_MS;
}
