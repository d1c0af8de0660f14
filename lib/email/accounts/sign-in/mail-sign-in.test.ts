// Signing in at a stand-in for Google and Microsoft: tokens that expire, are replaced, and are revoked.

import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { createInboxBody } from "@linkdesk/contract/inboxes.ts";
import { putMailAccountBody } from "@linkdesk/contract/mail-accounts.ts";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  MAIL_CLIENT,
  type MailSignInProvider,
  startMailSignInProvider,
} from "../../../../tests/support/mail-sign-in-provider.ts";
import { createTenant } from "../../../../tests/support/people.ts";
import { useDatabase } from "../../../../tests/support/use-database.ts";
import type { Actor } from "../../../access/actor.ts";
import { createInbox } from "../../../inboxes/create-inbox.ts";
import { db } from "../../../platform/db.ts";
import { parseEnv } from "../../../platform/env.ts";
import { openFolder } from "../../../platform/imap.ts";
import { verifySmtp } from "../../../platform/smtp.ts";
import { checkMailAccount } from "../check-mail-account.ts";
import { claimMailAccounts } from "../claim-mail-accounts.ts";
import { imapSettingsOf, smtpSettingsOf } from "../find-mail-account.ts";
import { getMailAccount } from "../get-mail-account.ts";
import { openSecrets } from "../mail-secrets.ts";
import { updateMailAccount } from "../update-mail-account.ts";
import { finishMailSignIn } from "./finish-sign-in.ts";
import { freshSignIn } from "./fresh-sign-in.ts";
import { startMailSignIn } from "./start-sign-in.ts";

let provider: MailSignInProvider;
beforeAll(async () => {
  provider = await startMailSignInProvider();
  Object.assign(process.env, {
    MAIL_GOOGLE_CLIENT_ID: MAIL_CLIENT.id,
    MAIL_GOOGLE_CLIENT_SECRET: MAIL_CLIENT.secret,
    MAIL_SIGN_IN_TEST_URL: provider.url,
  });
});
afterAll(() => provider.close());
useDatabase();

let me: Actor;
let inboxId: string;
const address = "help@example.com";

beforeEach(async () => {
  Object.assign(provider, { user: "ada@example.com", lifetimeSeconds: 3_600, rotates: true });
  Object.assign(provider, { isDown: false, refreshes: 0 });
  ({ me } = await createTenant());
  const body = { kind: "email", name: "Support", senderName: "Support", address };
  inboxId = (await createInbox(me, createInboxBody.parse(body))).id;
});

const save = (given: object = { outbound: { kind: "google" }, inbound: { kind: "google" } }) =>
  updateMailAccount(
    me,
    inboxId,
    putMailAccountBody.parse({ address, senderName: "Support", signature: "", ...given }),
  );

/** Signs in as an admin does, from the button to the way back. */
async function signIn(): Promise<void> {
  await save();
  const { url } = await startMailSignIn(me, inboxId, "google");
  await finishMailSignIn(me, provider.signIn(url));
}

const row = () => db().mailAccount.findUniqueOrThrow({ where: { inboxId } });
const stored = async () => openSecrets(inboxId, (await row()).credentials).signIn;

describe("signing in", () => {
  it("an admin signs in, and the inbox uses the provider's own servers with a token", async () => {
    await signIn();
    expect(await getMailAccount(me, inboxId)).toMatchObject({
      signIns: ["google"],
      signedIn: { provider: "google", user: "ada@example.com" },
    });
    const token = { user: "ada@example.com", accessToken: expect.stringMatching(/^access-/) };
    const imap = { host: "imap.gmail.com", port: 993, security: "tls", folder: "INBOX" };
    expect(await imapSettingsOf(await row())).toMatchObject({ ...token, ...imap });
    const smtp = { host: "smtp.gmail.com", port: 465, security: "tls" };
    expect(await smtpSettingsOf(await row())).toMatchObject({ ...token, ...smtp });
    expect(provider.refreshes).toBe(0);
  });

  it("a worker reads the folder of an inbox that signs in", async () => {
    await signIn();
    const claimed = await claimMailAccounts(crypto.randomUUID(), { leaseMs: 1_000, limit: 100 });
    expect(claimed.map((account) => account.inboxId)).toContain(inboxId);
  });

  it("the address that is asked for has a state, a challenge, and no secret", async () => {
    const { url } = await startMailSignIn(me, inboxId, "google");
    const query = Object.fromEntries(new URL(url).searchParams);
    expect(query).toMatchObject({
      ...{ response_type: "code", client_id: MAIL_CLIENT.id, code_challenge_method: "S256" },
      ...{ access_type: "offline", prompt: "consent", login_hint: address },
      redirect_uri: "http://localhost:3000/api/mail-sign-in",
    });
    expect(query.scope).toContain("https://mail.google.com/");
    expect(url).not.toContain(MAIL_CLIENT.secret);
  });

  it("nobody finishes what somebody else began, and nothing is stored", async () => {
    await save();
    const { url } = await startMailSignIn(me, inboxId, "google");
    const returned = provider.signIn(url);
    const { me: other } = await createTenant("Other");
    const wrong = { code: "invalid_request" };
    await expect(finishMailSignIn(other, returned)).rejects.toMatchObject(wrong);
    const forged = { ...returned, state: `${returned.state}x` };
    await expect(finishMailSignIn(me, forged)).rejects.toMatchObject(wrong);
    await expect(finishMailSignIn(me, { ...returned, state: "" })).rejects.toMatchObject(wrong);
    const elsewhere = { ...me, workspace: other.workspace };
    const missing = { code: "not_found" };
    await expect(finishMailSignIn(elsewhere, returned)).rejects.toMatchObject(missing);
    expect(await stored()).toBeUndefined();
  });

  it("agents cannot sign an inbox in, and what is not set up cannot be used", async () => {
    const agent = { ...me, role: "agent" } as const;
    const forbidden = { code: "forbidden" };
    await expect(startMailSignIn(agent, inboxId, "google")).rejects.toMatchObject(forbidden);
    const returned = { state: "", code: "", error: "" };
    await expect(finishMailSignIn(agent, returned)).rejects.toMatchObject(forbidden);
    const missing = { code: "not_found" };
    await expect(startMailSignIn(me, inboxId, "microsoft")).rejects.toMatchObject(missing);
  });

  it.each([
    [{ error: "access_denied", code: "" }, "somebody cancelled"],
    [{ code: "made up" }, "did not work"],
  ])("a sign-in that ends with %j is explained on the inbox's screen", async (given, shown) => {
    await save();
    const { url } = await startMailSignIn(me, inboxId, "google");
    const back = await finishMailSignIn(me, { ...provider.signIn(url), ...given });
    expect(back).toBe(`http://localhost:3000/inboxes/${inboxId}?tab=receiving`);
    expect(await getMailAccount(me, inboxId)).toMatchObject({
      ...{ lastError: expect.stringContaining(shown), signedIn: null },
    });
  });

  it("a code works once", async () => {
    await save();
    const { url } = await startMailSignIn(me, inboxId, "google");
    const returned = provider.signIn(url);
    await finishMailSignIn(me, returned);
    const first = await stored();
    await finishMailSignIn(me, returned);
    expect(await stored()).toEqual(first);
  });

  it("without an address in the ID token, the mailbox is the inbox's own", async () => {
    provider.user = null;
    await signIn();
    expect((await getMailAccount(me, inboxId)).signedIn?.user).toBe(address);
  });

  it("a sign-in is forgotten when mail goes another way", async () => {
    await signIn();
    await save({ outbound: { kind: "installation" }, inbound: { kind: "google" } });
    expect(await stored()).toBeDefined();
    await save({ outbound: { kind: "installation" }, inbound: { kind: "forwarding" } });
    expect(await stored()).toBeUndefined();
  });
});

describe("tokens", () => {
  it("a token that has less than five minutes left is replaced, with its refresh token", async () => {
    provider.lifetimeSeconds = 240;
    await signIn();
    const before = await stored();
    provider.lifetimeSeconds = 3_600;
    const { accessToken } = await freshSignIn(inboxId, "google");
    const after = await stored();
    expect(after).toMatchObject({ accessToken });
    expect(after?.accessToken).not.toBe(before?.accessToken);
    expect(after?.refreshToken).not.toBe(before?.refreshToken);
    expect(await freshSignIn(inboxId, "google")).toMatchObject({ accessToken });
    expect(provider.refreshes).toBe(1);
  });

  it("many that need a token at once ask for one, and all get it", async () => {
    provider.lifetimeSeconds = 240;
    await signIn();
    provider.lifetimeSeconds = 3_600;
    const all = await Promise.all([1, 2, 3, 4, 5].map(() => freshSignIn(inboxId, "google")));
    expect(new Set(all.map(({ accessToken }) => accessToken)).size).toBe(1);
    expect(provider.refreshes).toBe(1);
  });

  it("where the provider keeps the refresh token, it stays", async () => {
    Object.assign(provider, { lifetimeSeconds: 240, rotates: false });
    await signIn();
    const before = await stored();
    await freshSignIn(inboxId, "google");
    expect((await stored())?.refreshToken).toBe(before?.refreshToken);
  });

  it("a sign-in that was revoked is shown with its time, is not tried again, and ends by signing in", async () => {
    provider.lifetimeSeconds = 240;
    await signIn();
    provider.revoke();
    const message = "Google no longer lets Linkdesk use this mailbox. Sign in again.";
    await expect(freshSignIn(inboxId, "google")).rejects.toThrow(message);
    await expect(freshSignIn(inboxId, "google")).rejects.toThrow(message);
    expect(provider.refreshes).toBe(1);
    expect(await getMailAccount(me, inboxId)).toMatchObject({
      ...{ lastError: message, failingSince: expect.any(String), signedIn: null },
    });
    const { receiving } = await checkMailAccount(me, inboxId);
    expect(receiving).toMatchObject([{ step: "login", result: "failed", problem: message }]);
    provider.lifetimeSeconds = 3_600;
    await signIn();
    expect(await getMailAccount(me, inboxId)).toMatchObject({
      ...{ lastError: null, failingSince: null, signedIn: { user: "ada@example.com" } },
    });
  });

  it("a provider that is away for a while ends nothing", async () => {
    provider.lifetimeSeconds = 240;
    await signIn();
    provider.isDown = true;
    await expect(freshSignIn(inboxId, "google")).rejects.toThrow("It is tried again.");
    expect((await stored())?.refreshToken).toMatch(/^refresh-/);
    provider.isDown = false;
    expect((await freshSignIn(inboxId, "google")).accessToken).toMatch(/^access-/);
  });

  it("tokens are no part of what admins see, and lie encrypted in the database", async () => {
    await signIn();
    const signedIn = await stored();
    const seen = JSON.stringify(await getMailAccount(me, inboxId));
    const kept = Buffer.from((await row()).credentials ?? []).toString("latin1");
    for (const secret of [signedIn?.accessToken ?? "?", signedIn?.refreshToken ?? "?"]) {
      expect(seen).not.toContain(secret);
      expect(kept).not.toContain(secret);
    }
  });
});

it("an IMAP server is given the token, and no password", async () => {
  const lines: string[] = [];
  const server = createServer((socket) => {
    socket.write("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] ready\r\n");
    socket.on("data", (data) => {
      const line = data.toString().trim();
      lines.push(line);
      const [tag] = line.split(" ");
      socket.write(line === "" ? "A NO\r\n" : `${tag} NO [AUTHENTICATIONFAILED] no\r\n`);
    });
    socket.on("error", () => {});
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const settings = { host: "127.0.0.1", port, security: "none", folder: "INBOX" } as const;
  const token = { user: "ada@example.com", password: "", accessToken: "access-1" };
  await expect(openFolder({ ...settings, ...token })).rejects.toMatchObject({ step: "login" });
  server.close();
  const [, sent = ""] = /AUTHENTICATE XOAUTH2 (\S+)/.exec(lines.join("\n")) ?? [];
  const said = Buffer.from(sent, "base64").toString();
  expect(said).toBe("user=ada@example.com\u0001auth=Bearer access-1\u0001\u0001");
});

it("an SMTP server is given the token, and no password", async () => {
  const given: unknown[] = [];
  const server = new SMTPServer({
    authMethods: ["XOAUTH2"],
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    onAuth: ({ username, password, accessToken }, _session, callback) => {
      given.push({ username, password, accessToken });
      callback(null, { user: username });
    },
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.server.address() as AddressInfo;
  const settings = { host: "127.0.0.1", port, security: "none" } as const;
  await verifySmtp({ ...settings, user: "ada@example.com", password: "", accessToken: "access-1" });
  await new Promise<void>((done) => server.close(done));
  expect(given).toEqual([{ username: "ada@example.com", accessToken: "access-1" }]);
});

it("the providers can be replaced by one on this machine only", () => {
  const env = { ...process.env, MAIL_SIGN_IN_TEST_URL: "http://evil.example" };
  expect(() => parseEnv(env)).toThrow("MAIL_SIGN_IN_TEST_URL");
  const half = { ...process.env, MAIL_GOOGLE_CLIENT_SECRET: "" };
  expect(() => parseEnv(half)).toThrow("MAIL_GOOGLE_CLIENT_SECRET");
});
