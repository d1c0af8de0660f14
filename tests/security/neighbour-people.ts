// What neighbour-calls.ts makes before a call, so that it finds what it changes or deletes.
import { createHash } from "node:crypto";
import {
  type Caller,
  createVisitor,
  memberCaller,
  send,
  signIn,
  startConversation,
} from "../support/http-client.ts";
import { basic, postmark } from "../support/mail-posts.ts";
import { totpCode } from "../support/totp-code.ts";
import type { Row, World } from "./neighbour-world.ts";

export const newEmail = () => `${crypto.randomUUID()}@example.com`;

/** The person's account as it was at the beginning: some calls change it. */
export async function restorePerson({ client, person }: World): Promise<void> {
  await client.query(
    `UPDATE users SET email = $2, password_hash = $3, email_verified_at = now(), totp_secret = NULL,
       totp_enabled_at = NULL, totp_last_step = NULL WHERE id = $1`,
    [person.userId, person.email, person.passwordHash],
  );
}

/** The person in a fresh browser: several of the calls sign every browser out. */
export async function signedIn({ appUrl, person }: World): Promise<Caller> {
  const cookie = await signIn(appUrl, person);
  if (!cookie) throw new Error("sign-in was refused");
  return memberCaller(appUrl, cookie);
}

/** An e-mail inbox. */
export async function newMailInbox({ tenant }: World): Promise<Record<string, string>> {
  const body = { kind: "email", name: "Mail", address: newEmail(), senderName: "Shop" };
  const { id } = (await tenant.call<{ id: string }>("POST", "/api/v1/inboxes", body)).body;
  return { inboxes: id };
}

/** An e-mail inbox whose mail Postmark posts. */
export async function newProviderInbox(world: World): Promise<Record<string, string>> {
  const ids = await newMailInbox(world);
  const path = `/api/v1/inboxes/${ids.inboxes}/mail-account`;
  await world.tenant.call("PUT", path, {
    ...{ address: newEmail(), senderName: "Shop", signature: "" },
    ...{ outbound: { kind: "installation" }, inbound: { kind: "provider", provider: "postmark" } },
  });
  return ids;
}

/** A mail that Postmark posts to an inbox of its own. */
export const newPost: Row = async (world) => {
  const { inboxes } = await newProviderInbox(world);
  const path = `/api/v1/inboxes/${inboxes}/mail-account/key`;
  const { url } = (await world.tenant.call<{ url: string }>("POST", path)).body;
  const { password, pathname } = new URL(url);
  const { headers, body } = postmark({ to: newEmail() });
  return {
    by: (method) => send(world.appUrl + pathname, method, { ...headers, ...basic(password) }, body),
    body,
  };
};

/** A contact with a conversation and a session. */
export async function newContact({
  appUrl,
  client,
  tenant,
  ids,
}: World): Promise<Record<string, string>> {
  const { call } = await createVisitor(appUrl, ids.inboxes ?? "");
  const id = await startConversation(call);
  const path = `/api/v1/conversations/${id}`;
  const detail = await tenant.call<{ contact: { id: string } }>("GET", path);
  const contacts = detail.body.contact.id;
  const where = "WHERE contact_id = $1";
  const { rows } = await client.query<{ id: string }>(`SELECT id FROM sessions ${where}`, [
    contacts,
  ]);
  return { contacts, sessions: rows[0]?.id ?? "" };
}

/** A mail in the measured conversation that waits for a decision. */
export async function newHeldMail({
  client,
  workspaceId,
  ids,
}: World): Promise<Record<string, string>> {
  const raw = `From: ${newEmail()}\r\nTo: x@example.com\r\nSubject: Hi\r\n\r\nHello`;
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO emails (id, workspace_id, inbox_id, conversation_id, direction, state, reason, raw, envelope)
     VALUES (gen_random_uuid(), $1, $2, $3, 'incoming', 'held', 'forged', $4, $5) RETURNING id`,
    [workspaceId, ids.inboxes, ids.conversations, raw, { source: "preview", recipients: [] }],
  );
  return { emails: rows[0]?.id ?? "" };
}

/** An open invitation of an agent. */
export async function invite(
  { tenant }: World,
  email: string,
): Promise<{ id: string; token: string }> {
  const made = await tenant.call<{ invitation: { id: string }; url: string }>(
    "POST",
    "/api/v1/invitations",
    { email, role: "agent" },
  );
  return { id: made.body.invitation.id, token: new URL(made.body.url).hash.slice(1) };
}

/** A member of the measured workspace. */
export async function newMember({ client, workspaceId }: World): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `WITH one AS (
       INSERT INTO users (id, email, name, updated_at)
       VALUES (gen_random_uuid(), $1, 'Agent', now()) RETURNING id
     )
     INSERT INTO members (id, workspace_id, user_id, role)
     SELECT gen_random_uuid(), $2, id, 'agent' FROM one RETURNING id`,
    [newEmail(), workspaceId],
  );
  return rows[0]?.id ?? "";
}

/** The person is no member of the workspace, or of any. */
export async function leave({ client, person }: World, workspaceId: string | null): Promise<void> {
  const isIt = "($2::uuid IS NULL OR workspace_id = $2)";
  await client.query(`DELETE FROM members WHERE user_id = $1 AND ${isIt}`, [
    person.userId,
    workspaceId,
  ]);
}

/** The workspace lists no domain. */
export async function removeDomain({ client, workspaceId }: World): Promise<void> {
  await client.query("DELETE FROM join_domains WHERE workspace_id = $1", [workspaceId]);
}

/** The domain that the workspace lists. */
export async function addDomain(world: World): Promise<string> {
  await removeDomain(world);
  const { rows } = await world.client.query<{ id: string }>(
    `INSERT INTO join_domains (id, workspace_id, domain)
     VALUES (gen_random_uuid(), $1, 'example.com') RETURNING id`,
    [world.workspaceId],
  );
  return rows[0]?.id ?? "";
}

/** A token of a link that was mailed to the person at `email`. */
export async function mailedToken({ client, person }: World, purpose: string, email: string) {
  const token = crypto.randomUUID().replaceAll("-", "").padEnd(43, "x");
  await client.query(
    `INSERT INTO account_tokens (id, user_id, purpose, email, token_hash, expires_at, created_at)
     VALUES (gen_random_uuid(), $1, $2::"TokenPurpose", $3, $4, now() + interval '1 hour',
       now() + interval '1 second')`,
    [person.userId, purpose, email, createHash("sha256").update(token).digest()],
  );
  return token;
}

/** What turns two-factor sign-in on, in a browser of its own: the other ones are signed out. */
export async function beginTwoFactor(world: World) {
  const by = await signedIn(world);
  const body = { currentPassword: world.person.password };
  const begun = await by<{ secret: string }>("POST", "/api/v1/me/two-factor", body);
  return { by, body: { code: totpCode(begun.body.secret) } };
}

/** The person has two-factor sign-in. */
export async function turnOnTwoFactor(world: World) {
  const { by, body } = await beginTwoFactor(world);
  type Codes = { recoveryCodes: string[] };
  const on = await by<Codes>("POST", "/api/v1/me/two-factor/confirm", body);
  return { by, recoveryCodes: on.body.recoveryCodes };
}
