import { describe, expect, inject, it } from "vitest";
import { createTenant, send, signIn, type Tenant } from "../support/http-client.ts";
import { linkIn, mailsTo, untilMail } from "../support/mail.ts";
import { totpCode } from "../support/totp-code.ts";

const appUrl = inject("appUrl");
const mailDir = inject("mailDir");
const newEmail = () => `${crypto.randomUUID()}@example.com`;

const post = (path: string, body: object) =>
  send(`${appUrl}/api/v1${path}`, "POST", { origin: appUrl }, body);
const ask = (tenant: Tenant, email: string, more: object = {}) =>
  tenant.call("PUT", "/api/v1/me/email", { email, currentPassword: tenant.password, ...more });
const tokenOf = async (to: string, subject: RegExp) =>
  new URL(linkIn(await untilMail(mailDir, to, subject))).hash.slice(1);
const CONFIRM = /^Confirm your new e-mail address$/;
const CHANGED = /^Your e-mail address was changed$/;
const emailOf = async ({ call }: Tenant) =>
  (await call<{ email: string }>("GET", "/api/v1/me")).body.email;

const confirm = ({ call }: Tenant, token: string) =>
  call("POST", "/api/v1/email-change/confirm", { token });

/** Changes the address all the way; returns the token that undoes it. */
async function change(tenant: Tenant, email: string): Promise<string> {
  expect((await ask(tenant, email)).status).toBe(204);
  const token = await tokenOf(email, CONFIRM);
  expect((await confirm(tenant, token)).status).toBe(204);
  return tokenOf(tenant.email, CHANGED);
}

describe("changing the address", () => {
  it("changing the address needs the password, and a code where two-factor sign-in is on", async () => {
    const tenant = await createTenant(appUrl);
    const email = newEmail();
    for (const currentPassword of ["wrong", undefined]) {
      const refused = await ask(tenant, email, { currentPassword });
      expect(refused.body).toMatchObject({ errors: [{ field: "currentPassword" }] });
    }
    const proof = { currentPassword: tenant.password };
    const begun = await tenant.call<{ secret: string }>("POST", "/api/v1/me/two-factor", proof);
    const step = Math.floor(Date.now() / 30_000);
    const code = totpCode(begun.body.secret, step);
    await tenant.call("POST", "/api/v1/me/two-factor/confirm", { code });
    expect((await ask(tenant, email)).body).toMatchObject({ errors: [{ field: "code" }] });
    expect((await ask(tenant, email, { code })).body).toMatchObject({
      errors: [{ field: "code" }],
    });
    const next = totpCode(begun.body.secret, step + 1);
    expect((await ask(tenant, email, { code: next })).status).toBe(204);
    await untilMail(mailDir, email, CONFIRM);
    expect(mailsTo(mailDir, email)).toHaveLength(1);
  });

  it("changing the address counts once the mailed link was opened, once; the old address gets a notice", async () => {
    const tenant = await createTenant(appUrl);
    const email = newEmail();
    expect((await ask(tenant, email)).status).toBe(204);
    const token = await tokenOf(email, CONFIRM);
    expect(await emailOf(tenant)).toBe(tenant.email);
    const both = await Promise.all([confirm(tenant, token), confirm(tenant, token)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 400]);
    const me = await tenant.call("GET", "/api/v1/me");
    expect(me.body).toMatchObject({ email, isEmailVerified: true });
    const notice = await untilMail(mailDir, tenant.email, CHANGED);
    expect(notice.text).toContain(email);
    expect(notice.text).toMatch(/^When: .* UTC$/m);
    const { password } = tenant;
    expect(await signIn(appUrl, { email: tenant.email, password })).toBeNull();
    expect(await signIn(appUrl, { email, password })).not.toBeNull();
    const audit = await tenant.call("GET", "/api/v1/audit?group=account&limit=100");
    expect(audit.body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          action: "account.email_changed",
          changes: { email: [tenant.email, email] },
        }),
      ]),
    });
  });

  it("changing the address is not done by a stranger who opens the link, without the account's password", async () => {
    const tenant = await createTenant(appUrl);
    const email = newEmail();
    await ask(tenant, email);
    const token = await tokenOf(email, CONFIRM);
    const stranger = await createTenant(appUrl);
    for (const answer of [
      await confirm(stranger, token),
      await post("/email-change/confirm", { token }),
      await post("/email-change/confirm", { token, password: "a guess" }),
    ]) {
      expect(answer.body).toMatchObject({ errors: [{ field: "password" }] });
    }
    expect(await emailOf(tenant)).toBe(tenant.email);
    const { password } = tenant;
    expect((await post("/email-change/confirm", { token, password })).status).toBe(204);
  });

  it("changing the address says the same of an address that has an account, and tells its owner", async () => {
    const [tenant, other] = [await createTenant(appUrl), await createTenant(appUrl)];
    const taken = await ask(tenant, other.email);
    const free = await ask(tenant, newEmail());
    expect([taken.status, taken.body]).toEqual([free.status, free.body]);
    const mail = await untilMail(mailDir, other.email, /already has an account/);
    expect(mail.text).not.toContain(tenant.email);
    expect(linkIn(mail)).toBe(`${appUrl}/sign-in`);
    expect((await ask(tenant, tenant.email)).body).toMatchObject({ errors: [{ field: "email" }] });
  });

  it("changing the address does not take an address that somebody got in the meantime", async () => {
    const tenant = await createTenant(appUrl);
    const email = newEmail();
    await ask(tenant, email);
    const token = await tokenOf(email, CONFIRM);
    const body = { name: "Eve", email, password: "a long enough password", workspaceName: "Eve" };
    expect((await post("/signup", body)).status).toBe(201);
    const late = await confirm(tenant, token);
    expect(late.body).toMatchObject({ errors: [{ field: "token" }] });
    expect(await emailOf(tenant)).toBe(tenant.email);
  });
});

describe("the link to the old address", () => {
  it("the link to the old address brings it back, and ends what whoever changed it could go on with", async () => {
    const tenant = await createTenant(appUrl);
    const thief = newEmail();
    const undo = await change(tenant, thief);
    await post("/password-reset", { email: thief });
    const reset = await tokenOf(thief, /^Choose a new password$/);
    // Once more, so that the trail is longer: the first link still brings the first address back.
    const further = newEmail();
    await change({ ...tenant, email: thief }, further);
    expect((await post("/email-change/undo", { token: undo })).status).toBe(204);
    expect((await tenant.call("GET", "/api/v1/me")).status).toBe(401);
    const { email, password } = tenant;
    for (const one of [email, thief, further]) {
      expect(await signIn(appUrl, { email: one, password })).toBeNull();
    }
    const stolen = { token: reset, password: "the thief's own" };
    expect((await post("/password-reset/confirm", stolen)).status).toBe(400);
    const back = await tokenOf(thief, CHANGED);
    for (const token of [undo, back]) {
      expect((await post("/email-change/undo", { token })).status).toBe(400);
    }
    // The owner goes on through their mailbox.
    await post("/password-reset", { email });
    const token = await tokenOf(email, /^Choose a new password$/);
    const chosen = { token, password: "my very new password" };
    expect((await post("/password-reset/confirm", chosen)).status).toBe(204);
    expect(await signIn(appUrl, { email, password: chosen.password })).not.toBeNull();
  });

  it("the link to the old address is not to be mixed up with the others", async () => {
    const tenant = await createTenant(appUrl);
    const email = newEmail();
    await ask(tenant, email);
    const token = await tokenOf(email, CONFIRM);
    for (const path of ["/email-change/undo", "/email-verification/confirm"]) {
      expect((await post(path, { token })).status).toBe(400);
    }
    const verification = await tokenOf(tenant.email, /^Confirm your e-mail address$/);
    for (const path of ["/email-change/confirm", "/email-change/undo"]) {
      expect((await post(path, { token: verification })).status).toBe(400);
    }
    expect(await emailOf(tenant)).toBe(tenant.email);
  });
});
