import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { db } from "../../lib/platform/db.ts";
import { createTenant, send, signIn } from "../support/http-client.ts";

const appUrl = inject("appUrl");

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: inject("databaseUrl"),
    APP_SECRET: "x".repeat(32),
    PUSHER_APP_ID: "t",
    PUSHER_KEY: "t",
    PUSHER_SECRET: "t",
  });
});
afterAll(() => db().$disconnect());

type Tried = { status: number; retryAfter: string | null; url: string };

/** One sign-in as the page sends it. */
async function tryToSignIn(email: string, password: string, known = ""): Promise<Tried> {
  const csrf = await fetch(`${appUrl}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await send<string | { url: string }>(
    `${appUrl}/api/auth/callback/credentials`,
    "POST",
    {
      "content-type": "application/x-www-form-urlencoded",
      "x-auth-return-redirect": "1",
      cookie: [...csrf.headers.getSetCookie().map((line) => line.split(";")[0]), known].join("; "),
      origin: appUrl,
    },
    new URLSearchParams({ email, password, csrfToken }).toString(),
  );
  const { url } = answer.body as { url: string };
  return { status: answer.status, retryAfter: answer.headers.get("retry-after"), url };
}

/** Without what differs by chance: seconds left to wait. */
const shape = ({ status, url }: Tried) => [status, url.replace(/\d+$/, "N")];

describe("guessing passwords", () => {
  it("guessing passwords is slowed down after five, at once or in a row, alike for accounts that are none", async () => {
    const { email } = await createTenant(appUrl);
    const nobody = `${crypto.randomUUID()}@example.com`;
    const guess = (who: string) =>
      Promise.all(Array.from({ length: 9 }, (_, i) => tryToSignIn(who, `guess number ${i}`)));
    const known = await guess(email);
    const unknown = await guess(nobody);
    const sorted = (all: Tried[]) => all.map(shape).sort((a, b) => Number(a[0]) - Number(b[0]));
    expect(sorted(known)).toEqual(sorted(unknown));
    const limited = known.filter(({ status }) => status === 429);
    expect(limited).toHaveLength(4);
    for (const { retryAfter } of limited) {
      expect(Number(retryAfter)).toBeGreaterThan(0);
      expect(Number(retryAfter)).toBeLessThanOrEqual(15);
    }
    // Not even the right password gets through while the wait lasts.
    expect((await tryToSignIn(email, "correct horse battery")).status).toBe(429);
  });

  it("guessing passwords does not keep the owner out of a browser that they were in before", async () => {
    const tenant = await createTenant(appUrl);
    const known = /linkdesk\.known-[^;]+/.exec(tenant.cookie)?.[0] ?? "";
    expect(known).not.toBe("");
    for (let i = 0; i < 9; i++) await tryToSignIn(tenant.email, `guess number ${i}`);
    expect((await tryToSignIn(tenant.email, tenant.password)).status).toBe(429);
    expect((await tryToSignIn(tenant.email, tenant.password, known)).status).toBe(200);
    // The mark of one account says nothing of another, and a forged one is none.
    const other = await createTenant(appUrl);
    for (let i = 0; i < 9; i++) await tryToSignIn(other.email, `guess number ${i}`);
    for (const mark of [known, known.replace(/.$/, "x"), "linkdesk.known-x=abc"]) {
      expect((await tryToSignIn(other.email, other.password, mark)).status).toBe(429);
    }
    // A thief of the mark cannot guess on and on either.
    const guesses = [];
    for (let i = 0; i < 12; i++) guesses.push(await tryToSignIn(tenant.email, `${i}`, known));
    expect(guesses.map(({ status }) => status)).toContain(429);
  });

  it("guessing passwords costs a longer wait with every wave", async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    const waits: number[] = [];
    for (let i = 0; i < 5; i++) await tryToSignIn(email, "wrong");
    for (let wave = 0; wave < 3; wave++) {
      waits.push(Number((await tryToSignIn(email, "wrong")).retryAfter));
      await db().signInThrottle.updateMany({ data: { blockedUntil: new Date(0) } });
      await tryToSignIn(email, "wrong");
    }
    expect(waits.map((wait) => Math.round(wait / 15))).toEqual([1, 2, 4]);
  });

  it("guessing passwords is forgotten when the right one comes", async () => {
    const tenant = await createTenant(appUrl);
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++) await tryToSignIn(tenant.email, "wrong");
      expect(await signIn(appUrl, tenant)).not.toBeNull();
    }
  });
});
