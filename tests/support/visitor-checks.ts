// What must hold of the conversation on screen, whatever happens in whatever order.

import type { EngineState } from "@linkdesk/chat/visitor/state.ts";
import type { Message } from "@linkdesk/contract/conversations.ts";
import { expect } from "vitest";
import type { Envelope, FrameToHost } from "../../widget/protocol.ts";

type Report = { report: { id: string; seq: number } | null };

/** No message is shown twice, as sent and as unsent for example, and none out of order. */
export function checkThread({ messages, outbox }: EngineState): void {
  const seqs = messages.map(({ seq }) => seq);
  expect(seqs, "messages").toEqual([...new Set(seqs)].sort((a, b) => a - b));
  const arrived = new Set(messages.map(({ clientId }) => clientId));
  expect(outbox.filter(({ clientId }) => arrived.has(clientId))).toEqual([]);
}

/** The page never hears of fewer unread messages than none. What was seen counts as read, also when the report is lost. */
export function checkUnread(
  fired: readonly Envelope<FrameToHost>[],
  atMost = Number.POSITIVE_INFINITY,
): void {
  const counts = fired.flatMap((one) => (one.type === "frame.unread" ? [one.data.count] : []));
  expect(Math.min(0, ...counts), "unread").toBe(0);
  expect(counts.at(-1) ?? 0, "unread").toBeLessThanOrEqual(atMost);
}

/** For one frame: one report of reading at a time for each conversation, and none that goes backwards. */
export function createReportCheck() {
  const reported = new Map<string, number>();
  return (calls: readonly Report[]) => {
    const underWay = calls.flatMap(({ report }) => report ?? []);
    const ids = underWay.map(({ id }) => id);
    expect(ids, "reports of reading").toEqual([...new Set(ids)]);
    for (const { id, seq } of underWay) {
      expect(seq, "reported as read").toBeGreaterThanOrEqual(reported.get(id) ?? 0);
      reported.set(id, seq);
    }
  };
}

export const isLoaded = ({ history }: EngineState) => history === "loaded";

/** A conversation that counts as loaded shows every message there is. */
export function checkLoaded(
  state: EngineState,
  threads: readonly { id: string; messages: readonly Message[] }[],
): void {
  const { conversation, messages } = state;
  if (!conversation || !isLoaded(state)) return;
  const thread = threads.find(({ id }) => id === conversation.id);
  expect(messages.map(({ text }) => text)).toEqual(thread?.messages.map(({ text }) => text));
}
