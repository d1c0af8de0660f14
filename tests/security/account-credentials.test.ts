// Every credential of an account that is outstanding, against every event that should end it: the table
// is credential-table.ts, and each cell is tried against the running service.
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { mailEmailChange } from "../../lib/accounts/change-email.ts";
import { mailPasswordReset } from "../../lib/accounts/reset-password.ts";
import { db } from "../../lib/platform/db.ts";
import { createTenant, memberCaller, send, signIn, type Tenant } from "../support/http-client.ts";
import { linkIn, mailsTo, untilMail } from "../support/mail.ts";
import { totpCode } from "../support/totp-code.ts";
import {
  ACCOUNT_CREDENTIALS,
  ACCOUNT_EVENTS,
  type AccountCredential,
  type AccountEvent,
} from "./credential-table.ts";

const appUrl = inject("appUrl");
const mailDir = inject("mailDir");
const newEmail = () => `${crypto.randomUUID()}@example.com`;
const tokenIn = (link: string) => new URL(link).hash.slice(1);
const mailed = async (to: string, subject: RegExp) =>
  tokenIn(linkIn(await untilMail(mailDir, to, subject)));
const post = (path: string, body: object) =>
  send(`${appUrl}/api/v1${path}`, "POST", { origin: appUrl }, body);

let owner: Tenant;

beforeAll(async () => {
  Object.assign(process.env, {
    APP_URL: appUrl,
    DATABASE_URL: inject("databaseUrl"),
    MAIL_DIR: mailDir,
    APP_SECRET: "x".repeat(32),
    PUSHER_APP_ID: "t",
    PUSHER_KEY: "t",
    PUSHER_SECRET: "t",
  });
  owner = await createTenant(appUrl, "Credentials");
});
afterAll(() => db().$disconnect());

/** An admin of the owner's workspace, whose address is confirmed. */
class Person {
  email = newEmail();
  password = "a long enough password";
  cookie = "";
  memberId = "";
  userId = "";
  recoveryCodes: string[] = [];

  static async create(): Promise<Person> {
    const person = new Person();
    const url = await invite(person.email, "admin");
    const { email, password } = person;
    const joined = { email, password, name: "Kim", invitation: tokenIn(url) };
    expect((await post("/signup", joined)).status).toBe(201);
    await person.signIn();
    const me = await person.call<{ memberId: string; userId: string }>("GET", "/api/v1/me");
    Object.assign(person, { memberId: me.body.memberId, userId: me.body.userId });
    return person;
  }

  get call() {
    return memberCaller(appUrl, this.cookie);
  }

  async signIn(): Promise<string> {
    const cookie = await signIn(appUrl, this);
    if (!cookie) throw new Error("sign-in was refused");
    this.cookie ||= cookie;
    return cookie;
  }

  /** Where two-factor sign-in is on, a code is part of the proof. */
  get proof() {
    const code = this.recoveryCodes.pop();
    return { currentPassword: this.password, ...(code && { code }) };
  }

  async turnOn(): Promise<void> {
    const proof = { currentPassword: this.password };
    // Anew, where it was on before.
    if (this.recoveryCodes.length > 0) await this.call("DELETE", "/api/v1/me/two-factor", proof);
    const begun = await this.call<{ secret: string }>("POST", "/api/v1/me/two-factor", proof);
    const code = totpCode(begun.body.secret);
    const done = await this.call<{ recoveryCodes: string[] }>(
      "POST",
      "/api/v1/me/two-factor/confirm",
      { code },
    );
    expect(done.status, JSON.stringify(done.body)).toBe(201);
    this.recoveryCodes = done.body.recoveryCodes;
  }

  async askFor(email: string): Promise<string> {
    const asked = await this.call("PUT", "/api/v1/me/email", { email, ...this.proof });
    expect(asked.status, JSON.stringify(asked.body)).toBe(204);
    return mailed(email, /^Confirm your new/);
  }

  /** Returns what undoes it. */
  async moveTo(email: string): Promise<string> {
    const before = this.email;
    const token = await this.askFor(email);
    const done = await this.call("POST", "/api/v1/email-change/confirm", { token });
    expect(done.status, JSON.stringify(done.body)).toBe(204);
    this.email = email;
    return mailed(before, /^Your e-mail address was changed$/);
  }

  async askForReset(): Promise<string> {
    expect((await post("/password-reset", { email: this.email })).status).toBe(204);
    return mailed(this.email, /^Choose a new password$/);
  }
}

async function invite(email: string, role: "admin" | "agent", by = owner.call): Promise<string> {
  const made = await by<{ url: string }>("POST", "/api/v1/invitations", { email, role });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.url;
}

type Happening = () => Promise<void>;

/** What has to be so before the credential is made, and then the event itself. */
const EVENTS: Record<AccountEvent, (person: Person) => Promise<Happening>> = {
  "password changed": async (person) => async () => {
    const body = { currentPassword: person.password, password: "another long password" };
    expect((await person.call("PUT", "/api/v1/me/password", body)).status).toBe(204);
    person.password = body.password;
  },
  "password reset": async (person) => async () => {
    const token = await person.askForReset();
    const body = { token, password: "another long password" };
    expect((await post("/password-reset/confirm", body)).status).toBe(204);
    person.password = body.password;
  },
  "signed out everywhere": async (person) => async () => {
    expect((await person.call("DELETE", "/api/v1/me/browsers")).status).toBe(204);
  },
  "address changed": async (person) => async () => {
    await person.moveTo(newEmail());
  },
  "change of address undone": async (person) => {
    const token = await person.moveTo(newEmail());
    return async () => {
      expect((await post("/email-change/undo", { token })).status).toBe(204);
    };
  },
  "removed from the workspace": async (person) => async () => {
    const path = `/api/v1/members/${person.memberId}`;
    expect((await owner.call("DELETE", path)).status).toBe(204);
  },
  "admin made an agent": async (person) => async () => {
    const path = `/api/v1/members/${person.memberId}`;
    expect((await owner.call("PATCH", path, { role: "agent" })).status).toBe(200);
  },
  "two-factor turned on": async (person) => () => person.turnOn(),
  "two-factor turned off": async (person) => {
    await person.turnOn();
    return async () => {
      const body = { currentPassword: person.password };
      expect((await person.call("DELETE", "/api/v1/me/two-factor", body)).status).toBe(204);
    };
  },
};

type Works = () => Promise<boolean>;

/** Makes a credential; returns a function that finds out whether it still works. */
const CREDENTIALS: Record<AccountCredential, (person: Person) => Promise<Works>> = {
  "link to a new address": async (person) => {
    const token = await person.askFor(newEmail());
    return async () => {
      const { password } = person;
      return (await post("/email-change/confirm", { token, password })).status === 204;
    };
  },
  "asked for a new address, mail not written yet": async (person) => {
    const email = newEmail();
    const requestedAt = new Date().toISOString();
    return async () => {
      const job = { id: crypto.randomUUID() };
      await mailEmailChange({ userId: person.userId, email, requestedAt }, job);
      const mail = mailsTo(mailDir, email)[0];
      if (!mail) return false;
      const { password } = person;
      const confirmed = { token: tokenIn(linkIn(mail)), password };
      return (await post("/email-change/confirm", confirmed)).status === 204;
    };
  },
  "link to a new password": async (person) => {
    const token = await person.askForReset();
    return async () => {
      const body = { token, password: "the one of the link" };
      return (await post("/password-reset/confirm", body)).status === 204;
    };
  },
  "asked for a new password, mail not written yet": async (person) => {
    const { email } = person;
    const requestedAt = new Date().toISOString();
    return async () => {
      const before = mailsTo(mailDir, email).length;
      await mailPasswordReset({ email, requestedAt }, { id: crypto.randomUUID() });
      const mails = mailsTo(mailDir, email);
      const mail = mails.length > before ? mails.at(-1) : undefined;
      if (!mail || !/^Choose a new/.test(mail.subject)) return false;
      const body = { token: tokenIn(linkIn(mail)), password: "the one of the link" };
      return (await post("/password-reset/confirm", body)).status === 204;
    };
  },
  "link that undoes a change of address": async (person) => {
    const token = await person.moveTo(newEmail());
    return async () => (await post("/email-change/undo", { token })).status === 204;
  },
  "link that confirms the address": async (person) => {
    const where = { id: person.userId };
    await db().user.update({ where, data: { emailVerifiedAt: null } });
    const asked = await person.call("POST", "/api/v1/me/email-verification");
    expect(asked.status).toBe(204);
    const token = await mailed(person.email, /^Confirm your e-mail address$/);
    return async () => {
      const { password } = person;
      return (await post("/email-verification/confirm", { token, password })).status === 204;
    };
  },
  "another signed-in browser": async (person) => {
    const cookie = await otherBrowser(person, false);
    return async () =>
      (await memberCaller(appUrl, cookie)("GET", "/api/v1/me/offers")).status === 200;
  },
  "sign-in that waits for its second factor": async (person) => {
    const cookie = await otherBrowser(person, true);
    const check = () =>
      memberCaller(appUrl, cookie)("POST", "/api/v1/me/two-factor/check", { code: "000000" });
    // 400: the code is wrong, and another one would be looked at.
    return async () => (await check()).status === 400;
  },
  "recovery code": async (person) => {
    if (person.recoveryCodes.length === 0) await person.turnOn();
    const code = person.recoveryCodes.shift() ?? "";
    return async () => {
      const cookie = await otherBrowser(person, true);
      const path = "/api/v1/me/two-factor/check";
      return (await memberCaller(appUrl, cookie)("POST", path, { code })).status === 204;
    };
  },
  "mark of a known browser": async (person) => {
    const mark = person.cookie;
    return async () => {
      await lockOut(person.email);
      return (await signInStatus(person.email, mark)) !== 429;
    };
  },
  "open invitation of their address to the workspace": async (person) => {
    const email = newEmail();
    const url = await invite(email, "admin");
    await db().user.update({ where: { id: person.userId }, data: { email } });
    person.email = email;
    return async () => (await post("/invitations/preview", { token: tokenIn(url) })).status === 200;
  },
  "open invitation that they made": async (person) => {
    const url = await invite(newEmail(), "admin", person.call);
    return async () => (await post("/invitations/preview", { token: tokenIn(url) })).status === 200;
  },
};

/** A second browser of somebody, however many factors the account asks for. */
async function otherBrowser(person: Person, isPending: boolean): Promise<string> {
  const { password } = person;
  const where = { userId: person.userId };
  const before = await db().signIn.findMany({ where, select: { id: true } });
  // After an undone change of address nobody has a password: what is tried is the second step.
  const cookie = await signIn(appUrl, { email: person.email, password });
  if (!cookie) return halfSignedInAnyway(person);
  const known = before.map(({ id }) => id);
  const id = { notIn: known };
  await db().signIn.updateMany({ where: { ...where, id }, data: { isPending } });
  return cookie;
}

/** Somebody else's cookie, whose row is made this person's. */
async function halfSignedInAnyway(person: Person): Promise<string> {
  const other = await createTenant(appUrl);
  await db().signIn.updateMany({
    where: { user: { email: other.email } },
    data: { userId: person.userId, isPending: true },
  });
  return other.cookie;
}

/** As many wrong passwords from elsewhere as it takes; the counter itself has tests of its own. */
async function lockOut(email: string): Promise<void> {
  const key = new Uint8Array(createHash("sha256").update(`account\0${email}`).digest());
  const blockedUntil = new Date(Date.now() + 600_000);
  const row = { failures: 30, lastAt: new Date(), blockedUntil };
  await db().signInThrottle.upsert({ where: { key }, create: { key, ...row }, update: row });
}

async function signInStatus(email: string, mark: string): Promise<number> {
  const csrf = await fetch(`${appUrl}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const own = csrf.headers.getSetCookie().map((line) => line.split(";")[0]);
  const known = mark.split("; ").filter((cookie) => cookie.startsWith("linkdesk.known-"));
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "x-auth-return-redirect": "1",
    cookie: [...own, ...known].join("; "),
    origin: appUrl,
  };
  const body = new URLSearchParams({ email, password: "a wrong one", csrfToken }).toString();
  return (await send(`${appUrl}/api/auth/callback/credentials`, "POST", headers, body)).status;
}

describe("what is outstanding of an account", () => {
  for (const credential of Object.keys(ACCOUNT_CREDENTIALS) as AccountCredential[]) {
    it.concurrent.each(ACCOUNT_EVENTS.map((event) => [event] as const))(
      `${credential} ends or lives as listed after: %s`,
      async (event) => {
        const person = await Person.create();
        const happen = await EVENTS[event](person);
        const works = await CREDENTIALS[credential](person);
        await happen();
        const fate = (await works()) ? "lives" : "ends";
        expect(fate, `${credential} after: ${event}`).toBe(ACCOUNT_CREDENTIALS[credential][event]);
      },
      60_000,
    );
  }

  it.concurrent.each(Object.keys(CREDENTIALS) as AccountCredential[])(
    "%s works as long as nothing happens",
    async (credential) => {
      const works = await CREDENTIALS[credential](await Person.create());
      expect(await works()).toBe(true);
    },
    60_000,
  );
});
