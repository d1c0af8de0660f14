import fc from "fast-check";
import { afterEach, beforeEach, test, vi } from "vitest";
import { createVisit, type Step } from "../../tests/support/visitor-visit.ts";
import { REFUSED } from "../../tests/support/visitor-world.ts";

vi.mock("./realtime.ts", () => import("../../tests/support/visitor-wire.ts"));

/** For a longer search: `ORDERS=1000000 ORDERS_SEED=2 npx vitest run --project unit widget/frame/event-orders`. */
const ORDERS = Number(process.env.ORDERS ?? 10_000);
const SEED = Number(process.env.ORDERS_SEED ?? 1);
const TIMEOUT_MS = 60_000 + 10 * ORDERS;
let wake = () => {};

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"],
  });
  const addEventListener = (type: string, listener: () => void) => {
    if (type === "online") wake = listener;
  };
  vi.stubGlobal("document", { addEventListener, visibilityState: "visible" });
  vi.stubGlobal("window", { addEventListener });
  vi.stubGlobal("navigator", { onLine: true, language: "en" });
  // Without it, a seed would not give the same pauses again.
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const plain = (
  weight: number,
  ...names: Exclude<Step, { which: number } | { ms: number } | { name: string }>["do"][]
) => ({
  weight,
  arbitrary: fc.constantFrom(...names).map((name): Step => ({ do: name })),
});
const request = (weight: number, name: "arrive" | "answer" | "lose" | "event") => ({
  weight,
  arbitrary: fc.nat({ max: 7 }).map((which): Step => ({ do: name, which })),
});
const step = fc.oneof(
  plain(3, "write"),
  plain(4, "send"),
  plain(6, "logout", "open", "wake", "expire", "reload", "otherTab"),
  plain(2, "file"),
  plain(3, "reply"),
  plain(3, "see"),
  plain(1, "cut", "connect"),
  {
    weight: 2,
    arbitrary: fc
      .constantFrom("ada", "eve", REFUSED)
      .map((name): Step => ({ do: "identify", name })),
  },
  request(4, "arrive"),
  request(9, "answer"),
  request(1, "lose"),
  request(3, "event"),
  {
    weight: 2,
    arbitrary: fc.constantFrom(100, 2_500, 16_000).map((ms): Step => ({ do: "wait", ms })),
  },
);

/** Every promise that can go on has gone on. */
const promises = () => new Promise<void>((resolve) => setImmediate(resolve));

test(
  "in any order of events there is one session, no foreign history, nothing sent twice and nothing lost",
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(step, { minLength: 4, maxLength: 30 }),
        async (severalConversations, steps) => {
          vi.clearAllTimers();
          const visit = createVisit(severalConversations, () => wake());
          const follow = async (act: () => void) => {
            act();
            await promises();
            visit.listen();
            visit.check();
          };
          for (const one of steps) await follow(() => visit.take(one));
          for (let round = 0; round < visit.rounds; round++) await follow(visit.settle);
          visit.checkEnd();
        },
      ),
      { numRuns: ORDERS, seed: SEED },
    );
  },
  TIMEOUT_MS,
);
