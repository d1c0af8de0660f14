import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { db } from "../../lib/platform/db.ts";
import type { Stack } from "../../scripts/stack.ts";
import { createTenant, memberCaller, send, signIn } from "../support/http-client.ts";
import { linkIn, mailsTo, untilMail } from "../support/mail.ts";
import { startSmtp } from "../support/smtp.ts";
import { startTestStack } from "../support/test-stack.ts";

const appUrl = inject("appUrl");
const mailDir = inject("mailDir");
const password = "another long password";

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

const post = (path: string, body: object) =>
  send(`${appUrl}/api/v1${path}`, "POST", { origin: appUrl }, body);
const tokenIn = (link: string) => new URL(link).hash.slice(1);

describe("confirming an address", () => {
  it("confirming an address is not needed to begin, and done with the mailed link, once", async () => {
    const { call, email } = await createTenant(appUrl);
    expect((await call("GET", "/api/v1/me")).body).toMatchObject({ isEmailVerified: false });
    const link = linkIn(await untilMail(mailDir, email, /Confirm/));
    // What a server's log gets to see of it.
    expect(new URL(link).pathname + new URL(link).search).toBe("/verify-email");
    const token = tokenIn(link);
    const confirm = (more: object) => post("/email-verification/confirm", { token, ...more });
    // Who reads the mail need not be who made the account: anybody could have typed the address.
    for (const more of [{}, { password: "not the password" }]) {
      expect((await confirm(more)).body).toMatchObject({ errors: [{ field: "password" }] });
    }
    const stranger = await createTenant(appUrl);
    const path = "/api/v1/email-verification/confirm";
    expect((await stranger.call("POST", path, { token })).status).toBe(400);
    expect((await call("GET", "/api/v1/me")).body).toMatchObject({ isEmailVerified: false });
    expect((await call("POST", path, { token })).status).toBe(204);
    expect((await call("GET", "/api/v1/me")).body).toMatchObject({ isEmailVerified: true });
    const again = await post("/email-verification/confirm", { token });
    expect(again.body).toMatchObject({ errors: [{ field: "token" }] });
  });
});

describe("a forgotten password", () => {
  it("a forgotten password answers the same for an address that nobody has, and mails nobody", async () => {
    const { email } = await createTenant(appUrl);
    const nobody = `${crypto.randomUUID()}@example.com`;
    const known = await post("/password-reset", { email });
    const unknown = await post("/password-reset", { email: nobody });
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    await untilMail(mailDir, email, /new password/);
    expect(mailsTo(mailDir, nobody)).toEqual([]);
  });

  it("a forgotten password is replaced with the mailed link: once, by one of two at once, and all browsers leave", async () => {
    const { email, call } = await createTenant(appUrl);
    await post("/password-reset", { email });
    const token = tokenIn(linkIn(await untilMail(mailDir, email, /new password/)));
    const short = await post("/password-reset/confirm", { token, password: "short" });
    expect(short.body).toMatchObject({ errors: [{ field: "password" }] });
    const both = await Promise.all([
      post("/password-reset/confirm", { token, password }),
      post("/password-reset/confirm", { token, password: "the attacker's own" }),
    ]);
    expect(both.map((answer) => answer.status).sort()).toEqual([204, 400]);
    expect((await call("GET", "/api/v1/me")).status).toBe(401);
    const won = both[0]?.status === 204 ? password : "the attacker's own";
    expect(await signIn(appUrl, { email, password: won })).not.toBeNull();
    expect(await signIn(appUrl, { email, password: "correct horse battery" })).toBeNull();
  });

  it("a forgotten password does not work with an expired link, nor with one for something else", async () => {
    const { email } = await createTenant(appUrl);
    await post("/password-reset", { email });
    const token = tokenIn(linkIn(await untilMail(mailDir, email, /new password/)));
    await db().accountToken.updateMany({
      where: { email, purpose: "reset_password" },
      data: { expiresAt: new Date() },
    });
    const verification = tokenIn(linkIn(await untilMail(mailDir, email, /Confirm/)));
    for (const wrong of [token, verification, "A".repeat(43)]) {
      const answer = await post("/password-reset/confirm", { token: wrong, password });
      expect(answer.body).toMatchObject({ errors: [{ field: "token" }] });
    }
  });
});

describe("an invitation", () => {
  const email = () => `${crypto.randomUUID()}@example.com`;
  const create = async (to: string) => {
    const owner = await createTenant(appUrl, "Fern & Co");
    const made = await owner.call<{ url: string }>("POST", "/api/v1/invitations", {
      email: to,
      role: "agent",
    });
    return { owner, copied: tokenIn(made.body.url) };
  };
  const join = (to: string, invitation: string) =>
    post("/signup", { name: "Kim", email: to, password, invitation });
  const isVerified = async (to: string) => {
    const cookie = await signIn(appUrl, { email: to, password });
    const me = await memberCaller(appUrl, cookie ?? "")("GET", "/api/v1/me");
    return (me.body as { isEmailVerified: boolean }).isEmailVerified;
  };

  it("an invitation is mailed; who joins with the mailed link has shown that the address is theirs", async () => {
    const to = email();
    await create(to);
    const token = tokenIn(linkIn(await untilMail(mailDir, to, /Join Fern & Co/)));
    const preview = await post("/invitations/preview", { token });
    expect(preview.body).toEqual({ email: to, role: "agent", workspaceName: "Fern & Co" });
    expect((await join(to, token)).status).toBe(201);
    expect(await isVerified(to)).toBe(true);
  });

  it("an invitation works with the copied link too, which shows nothing", async () => {
    const to = email();
    const { copied } = await create(to);
    const forged = `${copied}.${"A".repeat(43)}`;
    expect((await join(to, forged)).status).toBe(201);
    expect(await isVerified(to)).toBe(false);
    expect((await post("/invitations/preview", { token: copied })).status).toBe(400);
  });

  it("an invitation lets somebody join who has an account already, and nobody else with it", async () => {
    const member = await createTenant(appUrl);
    const stranger = await createTenant(appUrl);
    const { copied: token } = await create(member.email);
    const refused = await stranger.call("POST", "/api/v1/invitations/accept", { token });
    expect(refused.body).toMatchObject({ errors: [{ field: "email" }] });
    expect((await member.call("POST", "/api/v1/invitations/accept", { token })).status).toBe(204);
    const me = await member.call("GET", "/api/v1/me");
    expect(me.body).toMatchObject({ role: "agent", workspace: { name: "Fern & Co" } });
  });
});

describe("where mail leaves this machine", () => {
  let stack: Stack | undefined;
  afterAll(() => stack?.stop());

  it("where mail leaves this machine is not lost when the service is killed, and inviting needs a confirmed address", async () => {
    // The port of a mail server that is not there yet.
    const gone = await startSmtp();
    await gone.close();
    const SMTP_URL = `smtp://127.0.0.1:${gone.port}`;
    stack = await startTestStack({ env: { SMTP_URL, MAIL_FROM: "chat@acme.example" } });
    const tenant = await createTenant(stack.appUrl);
    const refused = await tenant.call("POST", "/api/v1/invitations", {
      email: "new@example.com",
      role: "agent",
    });
    expect(refused.status).toBe(403);
    expect(JSON.stringify(refused.body)).toContain("Confirm your own e-mail address");

    process.kill(stack.app.pid() ?? 0, "SIGKILL");
    const smtp = await startSmtp(gone.port);
    const mail = await smtp.mailTo(tenant.email);
    expect(mail.from).toBe("chat@acme.example");
    expect(mail.raw).toContain("Confirm your e-mail address");
    await smtp.close();
  }, 180_000);
});
