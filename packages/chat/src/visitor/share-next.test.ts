import { expect, test } from "vitest";
import { shareNext } from "./share-next.ts";

/** Calls that end when the test says so. */
function gate() {
  const ends: ((value: number) => void)[] = [];
  const shared = shareNext(() => new Promise<number>((resolve) => ends.push(resolve)));
  return { shared, ends };
}

test("a call that begins while another runs waits for it, and shares the next one", async () => {
  const { shared, ends } = gate();
  const first = shared();
  const second = shared();
  const third = shared();
  expect(ends).toHaveLength(1);
  ends[0]?.(1);
  expect(await first).toBe(1);
  await Promise.resolve();
  expect(ends).toHaveLength(2);
  ends[1]?.(2);
  expect(await Promise.all([second, third])).toEqual([2, 2]);
});

test("a call that begins after the last one has ended begins at once", async () => {
  const { shared, ends } = gate();
  const first = shared();
  ends[0]?.(1);
  await first;
  void shared();
  expect(ends).toHaveLength(2);
});
