import type { Message } from "@/lib/contract/conversations";

/** Messages of one author closer together than this form one group. */
const GROUP_WINDOW_MS = 5 * 60_000;

export type Bubble = {
  message: Message;
  /** First and last of a run by one author: name above, time below, corners. */
  startsGroup: boolean;
  endsGroup: boolean;
  /** Set on the first message of a calendar day (in the reader's own time). */
  startsDay: boolean;
};

function sameDay(a: string, b: string): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

function sameGroup(a: Message, b: Message): boolean {
  return (
    a.author.type === b.author.type &&
    a.author.id === b.author.id &&
    Date.parse(b.createdAt) - Date.parse(a.createdAt) < GROUP_WINDOW_MS &&
    sameDay(a.createdAt, b.createdAt)
  );
}

/** How a run of messages is drawn: groups and day separators. */
export function toBubbles(messages: readonly Message[]): Bubble[] {
  return messages.map((message, i) => {
    const before = messages[i - 1];
    const after = messages[i + 1];
    return {
      message,
      startsGroup: !before || !sameGroup(before, message),
      endsGroup: !after || !sameGroup(message, after),
      startsDay: !before || !sameDay(before.createdAt, message.createdAt),
    };
  });
}
