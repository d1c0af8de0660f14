import { expect, test } from "vitest";
import { createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { claimsOf, signJwt } from "../../tests/support/user-jwt.ts";
import { startConversation } from "../conversations/start-conversation.ts";
import { issueEmbedTicket } from "../inboxes/embed-ticket.ts";
import { updateInboxSecurity } from "../inboxes/inbox-security.ts";
import { db } from "../platform/db.ts";
import { createSession } from "./create-session.ts";
import { rotateSecret } from "./inbox-secrets.ts";
import { visitor } from "./require-session.ts";
import { revokeSession } from "./revoke-session.ts";

useDatabase();

const page = { url: "https://shop.example/cart", title: "Cart", referrer: "" };

async function website() {
  const { me, inboxId } = await createTenant();
  const { secret } = await rotateSecret(me, inboxId, 0);
  const open = async (userJWT?: string, token: string | null = null) => {
    const input = { inboxId, ticket: issueEmbedTicket(inboxId), page, userJWT };
    return createSession(input, { address: "192.0.2.1", origin: null, userAgent: "test", token });
  };
  const jwt = (user: string, more?: object) => signJwt(claimsOf(user, more), secret);
  return { me, inboxId, secret, open, jwt };
}
const sessionOf = (token: string) =>
  visitor(new Request("http://localhost/", { headers: { authorization: `Bearer ${token}` } }));
const say = async (token: string, text: string) =>
  startConversation(await sessionOf(token), { clientId: crypto.randomUUID(), text });

test("the same user is the same contact in every browser, brought up to date", async () => {
  const { open, jwt } = await website();
  const first = await open(jwt("ada", { contact_custom_attributes: { plan: "free", seats: 1 } }));
  const second = await open(
    jwt("ada", { last_name: "Lovelace", contact_custom_attributes: { plan: "pro" } }),
  );
  expect(second.contactId).toBe(first.contactId);
  expect(second.token).not.toBe(first.token);
  expect(first.isVerified).toBe(true);
  const contact = await db().contact.findUniqueOrThrow({ where: { id: first.contactId } });
  expect(contact).toMatchObject({
    externalUserId: "ada",
    name: "ada Lovelace",
    email: "ada@example.com",
    attributes: { plan: "pro", seats: 1 },
  });
});

test("what was said before becomes the contact's, once, also from two tabs at once", async () => {
  const { open, jwt } = await website();
  const anonymous = await open();
  const { conversation } = await say(anonymous.token, "Before I signed in");
  const tabs = await Promise.all([1, 2, 3].map(() => open(jwt("ada"), anonymous.token)));
  const contactId = tabs[0]?.contactId ?? "";
  expect(new Set(tabs.map((tab) => tab.contactId)).size).toBe(1);
  expect(await db().conversation.findMany({ select: { id: true, contactId: true } })).toEqual([
    { id: conversation.id, contactId },
  ]);
  expect(await db().contact.count({ where: { id: anonymous.contactId } })).toBe(0);
  const trail = await db().pageView.findMany({ where: { session: { contactId } } });
  expect(trail.map(({ url }) => url)).toContain(page.url);
  // The anonymous token opens nothing of the known contact.
  await expect(sessionOf(anonymous.token)).rejects.toMatchObject({ code: "session_expired" });
});

test("another user of the same browser gets nothing of the first one's", async () => {
  const { open, jwt } = await website();
  const ada = await open(jwt("ada"));
  await say(ada.token, "Ada's");
  const eve = await open(jwt("eve"), ada.token);
  expect(eve.contactId).not.toBe(ada.contactId);
  await expect(sessionOf(ada.token)).rejects.toMatchObject({ code: "session_expired" });
  expect(await db().conversation.count({ where: { contactId: eve.contactId } })).toBe(0);
  // It was a switch and no logout: Ada's token still opens hers.
  expect((await open(jwt("ada"), eve.token)).contactId).toBe(ada.contactId);
});

test("an e-mail address opens nobody's history", async () => {
  const { open, jwt } = await website();
  const ada = await open(jwt("ada"));
  const { contactId } = await open(jwt("mallory", { email: "ada@example.com" }));
  expect(contactId).not.toBe(ada.contactId);
});

test("the same browser's session goes on, for another session duration", async () => {
  const { open, jwt } = await website();
  const first = await open(jwt("ada"));
  const where = { contactId: first.contactId };
  const verifiedAnHourAgo = { verifiedAt: new Date(Date.now() - 3_600_000) };
  await db().session.updateMany({ where, data: verifiedAnHourAgo });
  const again = await open(jwt("ada"), first.token);
  expect(again.token).toBe(first.token);
  const { verifiedAt } = await db().session.findFirstOrThrow({ where });
  expect(Date.now() - (verifiedAt?.getTime() ?? 0)).toBeLessThan(60_000);
});

test("a verified session ends with the session duration, also one that was shortened since", async () => {
  const { me, inboxId, open, jwt } = await website();
  const { token } = await open(jwt("ada"));
  await updateInboxSecurity(me, inboxId, { sessionDuration: "30m" });
  const age = (minutes: number) =>
    db().session.updateMany({
      where: { inboxId },
      data: { verifiedAt: new Date(Date.now() - minutes * 60_000) },
    });
  await age(29);
  expect((await sessionOf(token)).contact.name).toBe("ada");
  await age(30);
  await expect(sessionOf(token)).rejects.toMatchObject({ code: "session_expired" });
  // The website verifies the visitor again.
  expect((await open(jwt("ada"), token)).token).not.toBe(token);
});

test("a token that is too old opens nothing, and ends nothing that is open", async () => {
  const { open, jwt } = await website();
  const old = { exp: Math.floor(Date.now() / 1_000) - 600 };
  await expect(open(jwt("ada", old))).rejects.toMatchObject({ code: "identity_invalid" });
  const { token } = await open(jwt("ada"));
  expect((await open(jwt("ada", old), token)).token).toBe(token);
  await expect(open(jwt("eve", old), token)).rejects.toMatchObject({ code: "identity_invalid" });
});

test("logging out invalidates the token that started the session", async () => {
  const { open, jwt } = await website();
  const mine = jwt("ada");
  const { token } = await open(mine);
  await revokeSession(await sessionOf(token));
  await expect(open(mine)).rejects.toMatchObject({ code: "identity_invalid" });
  await expect(open(mine, token)).rejects.toMatchObject({ code: "identity_invalid" });
  expect((await open(jwt("ada", { jti: "fresh" }))).isVerified).toBe(true);
});

test("a rotated secret counts for its overlap, and one of another inbox never", async () => {
  const { me, inboxId, open, jwt } = await website();
  const old = jwt("ada");
  const { secret } = await rotateSecret(me, inboxId, 1);
  expect((await open(old)).isVerified).toBe(true);
  expect((await open(signJwt(claimsOf("ada"), secret))).isVerified).toBe(true);
  await rotateSecret(me, inboxId, 0);
  await expect(open(jwt("ada", { jti: "2" }))).rejects.toMatchObject({ code: "identity_invalid" });
  const other = await website();
  await expect(other.open(signJwt(claimsOf("ada"), secret))).rejects.toMatchObject({
    code: "identity_invalid",
  });
});

test("secrets are encrypted where they are kept", async () => {
  const { secret } = await website();
  const { sealed } = await db().inboxSecret.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  expect(Buffer.from(sealed).includes(secret)).toBe(false);
});

test("a blocked contact cannot start a session with a valid token", async () => {
  const { open, jwt } = await website();
  const { token, contactId } = await open(jwt("ada"));
  await db().contact.update({ where: { id: contactId }, data: { blockedAt: new Date() } });
  await expect(sessionOf(token)).rejects.toMatchObject({ code: "blocked" });
  await expect(open(jwt("ada"))).rejects.toMatchObject({ code: "blocked" });
});
