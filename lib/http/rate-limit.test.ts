import { expect, test } from "vitest";
import { useDatabase } from "../../tests/support/use-database.ts";
import { db } from "../platform/db.ts";
import { ALLOWANCES, countUse, forgetUnusedRates, limitRate, usedUp } from "./rate-limit.ts";

useDatabase();

const { burst, everyMs } = ALLOWANCES["session:message"];
const keyOf = (who: string) => `session:message:${who}`;
const use = (who: string) => limitRate([{ name: "session:message", who }]);
const outcome = (call: Promise<void>) =>
  call.then(
    () => "ok",
    (error: { code: string }) => error.code,
  );

test("a burst passes, also all at once from many processes, and no more", async () => {
  const calls = Array.from({ length: burst + 10 }, () => outcome(use("ada")));
  const results = await Promise.all(calls);
  const passed = results.filter((result) => result === "ok").length;
  // Allowance grows while the calls run: a slow machine may grant a few more.
  expect(passed).toBeGreaterThanOrEqual(burst);
  expect(passed).toBeLessThan(burst + 10);
  expect(await outcome(use("ada"))).toBe("rate_limited");
  expect(await outcome(use("bob"))).toBe("ok");
});

test("a refused caller learns when to come again, and may then", async () => {
  for (let i = 0; i < burst; i++) await use("eve").catch(() => {});
  const refusal = await use("eve").then(
    () => use("eve"),
    (error: unknown) => error,
  );
  expect(refusal).toMatchObject({ code: "rate_limited", retryAfterSeconds: 1 });
  // The clock of the database, moved instead of waited for.
  await db()
    .$executeRaw`UPDATE rate_limits SET tat = tat - ${everyMs} * interval '1 ms' WHERE key = ${keyOf("eve")}`;
  expect(await outcome(use("eve"))).toBe("ok");
});

test("two allowances are counted in one go, and one that is used up is enough to refuse", async () => {
  const both = () =>
    limitRate([
      { name: "session:message", who: "kim" },
      { name: "address:message", who: "192.0.2.1" },
    ]);
  await both();
  await db()
    .$executeRaw`UPDATE rate_limits SET tat = now() + interval '1 day' WHERE key LIKE 'address:%'`;
  expect(await outcome(both())).toBe("rate_limited");
});

test("each use of a key's allowance returns what is left, until it is used up", async () => {
  const use = { name: "key:call", who: "robot" } as const;
  const { burst, everyMs } = ALLOWANCES["key:call"];
  expect(await countUse(use)).toEqual({ limit: burst, remaining: burst - 1, resetSeconds: 1 });
  const second = await countUse(use);
  // Allowance comes back while the calls run.
  expect(second?.remaining).toBeLessThan(burst);
  expect(second?.remaining).toBeGreaterThanOrEqual(burst - 2);
  // Not a moment before it is used up: on a slow machine, one use would have come back until the next line.
  await db()
    .$executeRaw`UPDATE rate_limits SET tat = now() + ${2 * burst * everyMs} * interval '1 ms' WHERE key LIKE 'key:call:%'`;
  expect(await countUse(use)).toBeNull();
  expect(usedUp(use)).toMatchObject({
    after: { limit: burst, remaining: 0, resetSeconds: (burst * everyMs) / 1_000 },
    error: { code: "rate_limited", retryAfterSeconds: 1 },
  });
});

test("addresses that are not known are counted as one", async () => {
  const { burst } = ALLOWANCES["address:account"];
  const unknown = () => outcome(limitRate([{ name: "address:account", who: null }]));
  const results = await Promise.all(Array.from({ length: burst + 5 }, unknown));
  expect(results).toContain("rate_limited");
});

test("addresses of one /64 share an allowance, and those of one /48 a larger one", async () => {
  const { burst } = ALLOWANCES["address:account"];
  const ask = (who: string) => outcome(limitRate([{ name: "address:account", who }]));
  const all = (make: (i: number) => string, count: number) =>
    Promise.all(Array.from({ length: count }, (_, i) => ask(make(i))));
  const inOne = await all((i) => `2a00:1:2:3::${(i + 1).toString(16)}`, burst + 5);
  expect(inOne).toContain("rate_limited");
  expect(await ask("2a00:1:2:4::1")).toBe("ok");
  const inSite = await all((i) => `2a00:9:9:${(i + 1).toString(16)}::1`, burst * 8 + 20);
  expect(inSite.filter((result) => result === "ok").length).toBeGreaterThanOrEqual(burst * 8);
  expect(inSite).toContain("rate_limited");
  expect(await ask("2a00:9:a::1")).toBe("ok");
});

test("allowances that are whole again are forgotten", async () => {
  await use("old");
  await db()
    .$executeRaw`UPDATE rate_limits SET tat = now() - interval '2 hours' WHERE key = ${keyOf("old")}`;
  await forgetUnusedRates();
  expect(await db().rateLimit.count({ where: { key: keyOf("old") } })).toBe(0);
});
