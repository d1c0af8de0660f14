import { expect } from "vitest";
import {
  type Caller,
  createTenant,
  frameTicket,
  startConversation,
  type Tenant,
  visitorCaller,
} from "../support/http-client.ts";
import { claimsOf, signJwt } from "../support/user-jwt.ts";

/** A workspace in whose two inboxes the same verified visitor has a session each. */
export type TwoInboxes = {
  tenant: Tenant;
  second: { id: string; secret: string };
  inFirst: Caller;
  inSecond: Caller;
  /** The visitor's token in the second inbox. */
  secondToken: string;
  /** The visitor's conversation, in the second inbox. */
  conversation: string;
  contact: string;
};

/** Makes the workspace, the visitor and their conversation. */
export async function createTwoInboxes(appUrl: string, name: string): Promise<TwoInboxes> {
  const tenant = await createTenant(appUrl, name);
  const first = tenant.inbox.id;
  const second = await createInbox(tenant, "Second");
  const firstSecret = await createSecret(tenant, first);
  const inFirst = visitorCaller(appUrl, await verifiedToken(appUrl, first, firstSecret, "one"));
  const secondToken = await verifiedToken(appUrl, second.id, second.secret, "one");
  const inSecond = visitorCaller(appUrl, secondToken);
  const conversation = await startConversation(inSecond);
  const path = `/api/v1/conversations/${conversation}`;
  const detail = await tenant.call<{ contact: { id: string } }>("GET", path);
  const contact = detail.body.contact.id;
  return { tenant, second, inFirst, inSecond, secondToken, conversation, contact };
}

/** Another inbox of the tenant with its own secret. */
export async function createInbox(
  tenant: Tenant,
  name: string,
): Promise<{ id: string; secret: string }> {
  const body = { name, brandName: name, websiteUrl: "https://example.com" };
  const { id } = (await tenant.call<{ id: string }>("POST", "/api/v1/inboxes", body)).body;
  return { id, secret: await createSecret(tenant, id) };
}

/** A new secret of an inbox. */
export async function createSecret(tenant: Tenant, inboxId: string): Promise<string> {
  const path = `/api/v1/inboxes/${inboxId}/security/secret`;
  return (await tenant.call<{ secret: string }>("POST", path, {})).body.secret;
}

/** The token of a verified visitor's session. */
export async function verifiedToken(
  appUrl: string,
  inboxId: string,
  secret: string,
  user: string,
): Promise<string> {
  const ticket = await frameTicket(appUrl, inboxId);
  const body = { inboxId, ticket, userJWT: signJwt(claimsOf(user), secret) };
  const path = "/api/widget/v1/sessions";
  const made = await visitorCaller(appUrl)<{ token: string }>("POST", path, body);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.token;
}
