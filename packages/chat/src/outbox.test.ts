import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createOutbox, type Delivery, type OutboxEntry } from "./outbox.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const delivered = { kind: "delivered" } as const;
const offline = { kind: "later", retryAfterMs: null } as const;

function setUp(answer: (entry: OutboxEntry, attempt: number) => Delivery) {
  const tried: string[] = [];
  const outbox = createOutbox({
    onChange: () => {},
    async deliver(entry) {
      tried.push(entry.text);
      return answer(entry, tried.filter((text) => text === entry.text).length);
    },
  });
  const write = (text: string) => outbox.add({ clientId: `id-${text}`, text });
  const statuses = () => outbox.entries().map((e) => `${e.text}: ${e.status}`);
  return { outbox, tried, write, statuses };
}

test("messages written quickly are sent one after the other", async () => {
  const { tried, write, statuses } = setUp(() => delivered);
  for (const text of ["one", "two", "three"]) write(text);
  expect(statuses()).toEqual(["one: sending", "two: sending", "three: sending"]);
  await vi.runAllTimersAsync();
  expect(tried).toEqual(["one", "two", "three"]);
  expect(statuses()).toEqual([]);
});

test("a failing network is tried again, and nothing overtakes", async () => {
  const { tried, write, statuses } = setUp((entry, attempt) =>
    entry.text === "one" && attempt < 3 ? offline : delivered,
  );
  write("one");
  write("two");
  await vi.runAllTimersAsync();
  expect(tried).toEqual(["one", "one", "one", "two"]);
  expect(statuses()).toEqual([]);
});

test("after a minute everything that waits is shown as failed; retry sends it in order", async () => {
  let online = false;
  const { outbox, tried, write, statuses } = setUp(() => (online ? delivered : offline));
  write("one");
  write("two");
  await vi.advanceTimersByTimeAsync(61_000);
  expect(statuses()).toEqual(["one: failed", "two: failed"]);
  online = true;
  tried.length = 0;
  outbox.retry();
  await vi.runAllTimersAsync();
  expect(tried).toEqual(["one", "two"]);
  expect(statuses()).toEqual([]);
});

test("a message waits as long as Retry-After says", async () => {
  const { tried, write } = setUp((_, attempt) =>
    attempt === 1 ? { kind: "later", retryAfterMs: 20_000 } : delivered,
  );
  write("one");
  await vi.advanceTimersByTimeAsync(19_000);
  expect(tried).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(tried).toHaveLength(2);
});

test("a message the server refuses fails alone", async () => {
  const { write, statuses } = setUp((entry) =>
    entry.text === "bad" ? { kind: "rejected" } : delivered,
  );
  write("bad");
  write("good");
  await vi.runAllTimersAsync();
  expect(statuses()).toEqual(["bad: failed"]);
});

test("an event that shows the message ends its tries", async () => {
  const { outbox, tried, write } = setUp(() => offline);
  write("one");
  await vi.advanceTimersByTimeAsync(0);
  outbox.settle("id-one");
  await vi.runAllTimersAsync();
  expect(tried).toHaveLength(1);
  expect(outbox.entries()).toEqual([]);
});

test("coming back online does not wait for the next try", async () => {
  const { outbox, tried, write } = setUp((_, attempt) => (attempt === 1 ? offline : delivered));
  write("one");
  await vi.advanceTimersByTimeAsync(0);
  outbox.hurry();
  await vi.advanceTimersByTimeAsync(0);
  expect(tried).toHaveLength(2);
});

test("a fresh session is tried at once, but not forever", async () => {
  const { tried, write, statuses } = setUp(() => ({ kind: "again" }));
  write("one");
  await vi.advanceTimersByTimeAsync(0);
  expect(tried).toHaveLength(4);
  await vi.advanceTimersByTimeAsync(61_000);
  expect(statuses()).toEqual(["one: failed"]);
});

test("nothing more is sent once the frame is about to be loaded again", async () => {
  const { tried, write, statuses } = setUp(() => ({ kind: "halt" }));
  write("one");
  write("two");
  await vi.runAllTimersAsync();
  expect(tried).toEqual(["one"]);
  expect(statuses()).toEqual(["one: sending", "two: sending"]);
});

test("a failure says why, and is forgotten when the message is tried again", async () => {
  const { outbox, write } = setUp((_, attempt) =>
    attempt === 1 ? { kind: "rejected", error: "Too long" } : offline,
  );
  write("one");
  await vi.advanceTimersByTimeAsync(0);
  expect(outbox.entries()[0]).toMatchObject({ status: "failed", error: "Too long" });
  outbox.retry();
  expect(outbox.entries()[0]).toMatchObject({ status: "sending", error: null });
});

test("one of several failed messages is tried again, another one given up", async () => {
  let isRefused = true;
  const { outbox, tried, write, statuses } = setUp(() =>
    isRefused ? { kind: "rejected" } : delivered,
  );
  for (const text of ["one", "two", "three"]) write(text);
  await vi.runAllTimersAsync();
  isRefused = false;
  tried.length = 0;
  outbox.discard("id-one");
  outbox.retry("id-two");
  await vi.runAllTimersAsync();
  expect(tried).toEqual(["two"]);
  expect(statuses()).toEqual(["three: failed"]);
});

test("a message on its way cannot be given up", async () => {
  const { outbox, write, statuses } = setUp(() => offline);
  write("one");
  outbox.discard("id-one");
  expect(statuses()).toEqual(["one: sending"]);
});

test("what travels with a message is the same on every try", async () => {
  const seen: unknown[] = [];
  const outbox = createOutbox<{ files: string[] }>({
    onChange: () => {},
    async deliver({ clientId, files }) {
      seen.push([clientId, files]);
      return seen.length < 3 ? offline : delivered;
    },
  });
  outbox.add({ clientId: "1", text: "", files: ["a", "b"] });
  await vi.runAllTimersAsync();
  expect(seen).toEqual(Array(3).fill(["1", ["a", "b"]]));
});

test("a message that waits can be taken back, and those behind it still go in order", async () => {
  const { outbox, tried } = setUp(() => delivered);
  for (const text of ["one", "two", "three"]) outbox.add({ clientId: `id-${text}`, text }, 5_000);
  expect(outbox.takeBack("id-two")?.text).toBe("two");
  await vi.advanceTimersByTimeAsync(4_000);
  expect(tried).toEqual([]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(tried).toEqual(["one", "three"]);
  expect(outbox.takeBack("id-one")).toBeNull();
});

test("what waits is sent at once when the page is left, and not when the network returns", async () => {
  const { outbox, tried } = setUp(() => delivered);
  outbox.add({ clientId: "id-one", text: "one" }, 5_000);
  outbox.hurry();
  await vi.advanceTimersByTimeAsync(0);
  expect(tried).toEqual([]);
  outbox.release();
  await vi.advanceTimersByTimeAsync(0);
  expect(tried).toEqual(["one"]);
  expect(outbox.takeBack("id-one")).toBeNull();
});
