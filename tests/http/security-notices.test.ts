import { beforeEach, describe, expect, inject, it } from "vitest";
import { createTenant, memberCaller, send, signIn, type Tenant } from "../support/http-client.ts";
import { linkIn, mailsTo, untilMail } from "../support/mail.ts";
import { totpCode } from "../support/totp-code.ts";

const appUrl = inject("appUrl");
const mailDir = inject("mailDir");
const password = "another long password";

const FIREFOX = (version: number) =>
  `Mozilla/5.0 (X11; Linux x86_64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`;
const SAFARI =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";

let tenant: Tenant;
beforeEach(async () => {
  tenant = await createTenant(appUrl);
});

const subjects = () => mailsTo(mailDir, tenant.email).map(({ subject }) => subject);
const notice = (subject: RegExp) => untilMail(mailDir, tenant.email, subject);

describe("a notice by mail", () => {
  it("a notice by mail tells of a changed password: what, when, from where, and what to do", async () => {
    const change = (currentPassword: string) =>
      tenant.call("PUT", "/api/v1/me/password", { currentPassword, password });
    expect((await change("wrong")).status).toBe(400);
    expect((await change(tenant.password)).status).toBe(204);
    const mail = await notice(/^Your password was changed$/);
    expect(mail.text).toContain("Hello Acme owner,");
    expect(mail.text).toMatch(/^When: \d{4}-\d\d-\d\d \d\d:\d\d UTC$/m);
    expect(mail.text).toMatch(/^With: an unknown browser or program$/m);
    expect(mail.text).toMatch(/^From: (the address 127\.0\.0\.1|an unknown address)$/m);
    expect(linkIn(mail)).toBe(`${appUrl}/forgot-password`);
    // The attempt that was refused changed nothing, so there is nothing to tell.
    expect(subjects().filter((subject) => subject === mail.subject)).toHaveLength(1);
  });

  it("a notice by mail tells of a password that was chosen with a mailed link", async () => {
    const post = (path: string, body: object) =>
      send(`${appUrl}/api/v1${path}`, "POST", { origin: appUrl }, body);
    await post("/password-reset", { email: tenant.email });
    const token = new URL(linkIn(await notice(/new password/))).hash.slice(1);
    expect((await post("/password-reset/confirm", { token, password })).status).toBe(204);
    const mail = await notice(/^Your password was changed$/);
    expect(mail.text).toContain("with a link that we sent to you");
  });

  it("a notice by mail tells of everything about the second factor", async () => {
    const { call } = tenant;
    const proof = { currentPassword: tenant.password };
    const begun = await call<{ secret: string }>("POST", "/api/v1/me/two-factor", proof);
    const code = totpCode(begun.body.secret);
    await call("POST", "/api/v1/me/two-factor/confirm", { code });
    await notice(/^Two-factor sign-in is on$/);
    const renewed = await call<{ recoveryCodes: string[] }>(
      "POST",
      "/api/v1/me/two-factor/recovery-codes",
      proof,
    );
    await notice(/^You have new recovery codes$/);
    const half = memberCaller(appUrl, (await signIn(appUrl, tenant)) ?? "");
    const [first = ""] = renewed.body.recoveryCodes;
    const used = await half("POST", "/api/v1/me/two-factor/check", { code: first });
    expect(used.status).toBe(204);
    await notice(/^A recovery code was used$/);
    const audit = await call("GET", "/api/v1/audit?group=account&limit=100");
    expect(JSON.stringify(audit.body)).toContain("account.recovery_code_used");
    expect((await call("DELETE", "/api/v1/me/two-factor", proof)).status).toBe(204);
    const off = await notice(/^Two-factor sign-in is off$/);
    expect(off.text + off.html).not.toContain(begun.body.secret);
  });
});

describe("a browser that the account was never opened with", () => {
  const NEW = /^A new browser signed in$/;
  const open = (userAgent: string) => signIn(appUrl, tenant, userAgent);
  const noticeCount = () => subjects().filter((subject) => NEW.test(subject)).length;

  it("a browser that the account was never opened with causes one notice; the first, a known one and a newer version are not", async () => {
    // `createTenant` signed in before: the very first time.
    await open("node");
    expect(await open(FIREFOX(140))).not.toBeNull();
    const mail = await notice(NEW);
    expect(mail.text).toMatch(/^With: Firefox on Linux$/m);
    await open(FIREFOX(141));
    const both = await Promise.all([open(SAFARI), open(SAFARI)]);
    expect(both).not.toContain(null);
    await expect.poll(noticeCount).toBe(2);
    // Later in the same queue: whatever else there was to tell would be there by now.
    await tenant.call("PUT", "/api/v1/me/password", { currentPassword: tenant.password, password });
    await notice(/^Your password was changed$/);
    expect(noticeCount()).toBe(2);
  });

  it("a browser that the account was never opened with is nobody's business while the second factor is still to come", async () => {
    const proof = { currentPassword: tenant.password };
    const begun = await tenant.call<{ secret: string }>("POST", "/api/v1/me/two-factor", proof);
    const code = totpCode(begun.body.secret);
    await tenant.call("POST", "/api/v1/me/two-factor/confirm", { code });
    await open(SAFARI);
    await tenant.call("DELETE", "/api/v1/me/two-factor", proof);
    await notice(/^Two-factor sign-in is off$/);
    expect(noticeCount()).toBe(0);
  });
});
