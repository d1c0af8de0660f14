import { beforeAll, describe, expect, inject, it } from "vitest";
import {
  type Caller,
  createTenant,
  memberCaller,
  signIn,
  type Tenant,
} from "../support/http-client.ts";
import { totpCode } from "../support/totp-code.ts";

const appUrl = inject("appUrl");

type Setup = { secret: string; url: string; qr: string };
type Codes = { recoveryCodes: string[] };

let tenant: Tenant;
let setup: Setup;
let codes: string[];
/** Each code works once: the next step's is right as well, half a minute early. */
let step: number;

const currentStep = () => Math.floor(Date.now() / 30_000);

async function halfway(): Promise<Caller> {
  const cookie = await signIn(appUrl, tenant);
  if (!cookie) throw new Error("sign-in was refused");
  return memberCaller(appUrl, cookie);
}
const check = (call: Caller, code: string) => call("POST", "/api/v1/me/two-factor/check", { code });

beforeAll(async () => {
  tenant = await createTenant(appUrl);
});

describe("two-factor sign-in", () => {
  it("two-factor sign-in is set up with the password and a first code", async () => {
    const wrong = await tenant.call("POST", "/api/v1/me/two-factor", { currentPassword: "no" });
    expect(wrong.body).toMatchObject({ errors: [{ field: "currentPassword" }] });
    const begun = await tenant.call<Setup>("POST", "/api/v1/me/two-factor", {
      currentPassword: tenant.password,
    });
    setup = begun.body;
    expect(setup.url).toContain(`secret=${setup.secret}`);
    expect(setup.qr).toMatch(/^<svg/);
    // Nothing is asked for yet: who closes the dialog now is not locked out.
    expect((await (await halfway())("GET", "/api/v1/me")).status).toBe(200);
    const confirm = (code: string) =>
      tenant.call<Codes>("POST", "/api/v1/me/two-factor/confirm", { code });
    step = currentStep();
    const notIt = (Number(totpCode(setup.secret, step)) + 1) % 1_000_000;
    expect((await confirm(String(notIt).padStart(6, "0"))).status).toBe(400);
    const done = await confirm(totpCode(setup.secret, step));
    expect(done.status).toBe(201);
    codes = done.body.recoveryCodes;
    expect(new Set(codes).size).toBe(10);
  });

  it("two-factor sign-in lets nobody in with the password alone", async () => {
    const call = await halfway();
    expect((await call("GET", "/api/v1/me")).status).toBe(401);
    expect((await call("GET", "/api/v1/conversations")).status).toBe(401);
    expect((await call("GET", "/api/v1/me/browsers")).status).toBe(401);
    const inbox = { name: "x", brandName: "x", websiteUrl: "https://x.example" };
    expect((await call("POST", "/api/v1/inboxes", inbox)).status).toBe(401);
  });

  it("two-factor sign-in takes a code once, also when it comes twice at the same time", async () => {
    const [one, two] = [await halfway(), await halfway()];
    expect((await check(one, totpCode(setup.secret, step))).status).toBe(400);
    const fresh = totpCode(setup.secret, step + 1);
    const both = await Promise.all([check(one, fresh), check(two, fresh)]);
    expect(both.map((answer) => answer.status).sort()).toEqual([204, 400]);
    const inside = both[0]?.status === 204 ? one : two;
    expect((await inside("GET", "/api/v1/me")).status).toBe(200);
    // Done once: the same browser has no second step any more.
    expect((await check(inside, fresh)).status).toBe(401);
  });

  it("two-factor sign-in takes a recovery code once, however it is written", async () => {
    const [code = ""] = codes;
    const call = await halfway();
    expect((await check(call, ` ${code.toUpperCase().replace("-", " ")} `)).status).toBe(204);
    expect((await call("GET", "/api/v1/me")).status).toBe(200);
    expect((await check(await halfway(), code)).status).toBe(400);
    const security = await call("GET", "/api/v1/me/security");
    expect(security.body).toMatchObject({ twoFactor: { enabled: true, recoveryCodesLeft: 9 } });
  });

  it("two-factor sign-in is turned off with the password only", async () => {
    const refused = await tenant.call("DELETE", "/api/v1/me/two-factor", {});
    expect(refused.body).toMatchObject({ errors: [{ field: "currentPassword" }] });
    const body = { currentPassword: tenant.password };
    expect((await tenant.call("DELETE", "/api/v1/me/two-factor", body)).status).toBe(204);
    expect((await (await halfway())("GET", "/api/v1/me")).status).toBe(200);
  });

  it("two-factor sign-in stops taking codes after a few wrong ones, and says how long", async () => {
    const other = await createTenant(appUrl);
    const { body } = await other.call<Setup>("POST", "/api/v1/me/two-factor", {
      currentPassword: other.password,
    });
    const right = totpCode(body.secret);
    await other.call("POST", "/api/v1/me/two-factor/confirm", { code: right });
    const cookie = await signIn(appUrl, other);
    const call = memberCaller(appUrl, cookie ?? "");
    const answers = await Promise.all(Array.from({ length: 12 }, () => check(call, right)));
    expect(answers.filter((answer) => answer.status === 400)).toHaveLength(5);
    const limited = answers.filter((answer) => answer.status === 429);
    expect(limited).toHaveLength(7);
    expect(Number(limited[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("the audit log", () => {
  it("the audit log tells who can enter, and what changed about it", async () => {
    const { body } = await tenant.call<{ items: { action: string; userAgent: string }[] }>(
      "GET",
      "/api/v1/audit?group=account&limit=100",
    );
    const actions = new Set(body.items.map(({ action }) => action));
    const expected = ["signed_in", "two_factor_enabled", "two_factor_disabled"];
    for (const name of expected) expect(actions).toContain(`account.${name}`);
    expect(body.items.every(({ userAgent }) => userAgent === "node")).toBe(true);
  });
});

describe("signed-in browsers", () => {
  type List = { items: { id: string; isCurrent: boolean; userAgent: string | null }[] };

  it("signed-in browsers are listed and signed out one by one, or all", async () => {
    const here = await createTenant(appUrl);
    const there = memberCaller(appUrl, (await signIn(appUrl, here)) ?? "");
    const { body } = await here.call<List>("GET", "/api/v1/me/browsers");
    expect(body.items.map((item) => item.isCurrent).sort()).toEqual([false, true]);
    expect(body.items[0]?.userAgent).toBe("node");
    const other = body.items.find((item) => !item.isCurrent);
    expect((await here.call("DELETE", `/api/v1/me/browsers/${other?.id}`)).status).toBe(204);
    expect((await there("GET", "/api/v1/me")).status).toBe(401);
    expect((await here.call("DELETE", "/api/v1/me/browsers")).status).toBe(204);
    expect((await here.call("GET", "/api/v1/me")).status).toBe(401);
  });

  it("signed-in browsers other than the present one leave when the password changes", async () => {
    const here = await createTenant(appUrl);
    const there = memberCaller(appUrl, (await signIn(appUrl, here)) ?? "");
    const change = (currentPassword: string) =>
      here.call("PUT", "/api/v1/me/password", { currentPassword, password: "a whole new one" });
    expect((await change("wrong")).body).toMatchObject({ errors: [{ field: "currentPassword" }] });
    expect((await change(here.password)).status).toBe(204);
    expect((await there("GET", "/api/v1/me")).status).toBe(401);
    expect((await here.call("GET", "/api/v1/me")).status).toBe(200);
    const now = { email: here.email, password: "a whole new one" };
    expect(await signIn(appUrl, now)).not.toBeNull();
  });
});
