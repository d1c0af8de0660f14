import { expect, test } from "vitest";
import { Rounds } from "./realtime-rounds.ts";

type Event = { channel: string; data: number };

/** Rounds whose batches are answered by hand. */
function heldRounds() {
  const batches: { events: readonly Event[]; answer: () => void }[] = [];
  const rounds = new Rounds<Event>(
    (events) => new Promise((answer) => void batches.push({ events, answer })),
  );
  /** Answers every batch until nothing is left to send. */
  const answerAll = async () => {
    for (let at = 0; at < batches.length; at++) {
      batches[at]?.answer();
      await Promise.resolve();
      await new Promise<void>((turn) => setImmediate(turn));
    }
  };
  return { batches, rounds, answerAll };
}

const event = (channel: string, data: number): Event => ({ channel, data });

test("events that come while a batch is on its way travel together in the next one", async () => {
  const { batches, rounds, answerAll } = heldRounds();
  const published = [1, 2, 3, 4].map((data) => rounds.add([event("a", data)]));
  expect(batches.map(({ events }) => events)).toEqual([[event("a", 1)]]);
  await answerAll();
  await Promise.all(published);
  expect(batches.map(({ events }) => events.map(({ data }) => data))).toEqual([[1], [2, 3, 4]]);
});

test("no batch has more than ten events, and each channel keeps its order", async () => {
  const { batches, rounds, answerAll } = heldRounds();
  const first = rounds.add([event("z", 0)]);
  const all = Array.from({ length: 64 }, (_, i) => event(i % 2 ? "team" : `visitor-${i % 7}`, i));
  const rest = all.map((one) => rounds.add([one]));
  await answerAll();
  await Promise.all([first, ...rest]);
  for (const { events } of batches) expect(events.length).toBeLessThanOrEqual(10);
  const sent = batches.slice(1).flatMap(({ events }) => events);
  for (const channel of new Set(all.map((one) => one.channel))) {
    const of = (events: Event[]) => events.filter((one) => one.channel === channel);
    expect(of(sent)).toEqual(of(all));
  }
  expect(sent).toHaveLength(64);
});

test("batches of one round that have no channel in common go out beside each other", async () => {
  const { batches, rounds, answerAll } = heldRounds();
  void rounds.add([event("z", 0)]);
  for (let i = 0; i < 25; i++) void rounds.add([event(`visitor-${i}`, i)]);
  batches[0]?.answer();
  await new Promise<void>((turn) => setImmediate(turn));
  expect(batches.slice(1).map(({ events }) => events.length)).toEqual([10, 10, 5]);
  await answerAll();
});
