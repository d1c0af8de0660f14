// How neighbours.test.ts calls the routes of conversations and contacts, by the team and by visitors.
import { createVisitor, frameTicket, send, visitorCaller } from "../support/http-client.ts";
import { newContact, newEmail, newHeldMail, newMailInbox } from "./neighbour-people.ts";
import { CSAT, LATER, PAGE, type Row, type World } from "./neighbour-world.ts";

/** Another one each time: it is gone afterwards. */
async function newScheduled({ tenant, ids }: World) {
  const path = `/api/v1/conversations/${ids.conversations}/scheduled-messages`;
  const made = await tenant.call<{ id: string }>("POST", path, LATER);
  return { ids: { "scheduled-messages": made.body.id } };
}

export const text = () => ({ clientId: crypto.randomUUID(), text: "Hello" });
const socket = { socket_id: "1.2" };
const channelOf = ({ ids }: World) => ({
  ...socket,
  channel_name: `private-conversation-${ids.conversations}`,
});
const delivered: Row = ({ ids }) => ({
  body: { conversations: [{ id: ids.conversations, seq: 1 }] },
});

/** What each of them is called with. */
export const CONVERSATION_ROWS: Record<string, Row> = {
  "POST /api/v1/conversations": async (world) => {
    const { inboxes: inboxId } = await newMailInbox(world);
    return { body: { ...text(), inboxId, to: { address: newEmail() }, subject: "Hello" } };
  },
  "POST /api/v1/conversations/[id]/messages": () => ({ body: text() }),
  "POST /api/v1/messages": ({ ids }) => ({
    body: {
      ...{ channelId: ids.inboxes, to: ids.contacts },
      content: { type: "text", text: "Hello" },
    },
  }),
  "PUT /api/v1/conversations/[id]/typing": () => ({ body: { isTyping: true } }),
  "POST /api/v1/conversations/[id]/transcripts": async ({ client, ids }) => {
    await client.query("DELETE FROM emails WHERE conversation_id = $1 AND is_transcript", [
      ids.conversations,
    ]);
    return { body: { email: newEmail() } };
  },
  "GET /api/v1/conversations/count": () => ({
    query: `?filter=${encodeURIComponent(JSON.stringify({ match: "all", conditions: [] }))}`,
  }),
  "GET /api/v1/search": () => ({ query: "?q=hello+note" }),
  "GET /api/v1/contacts": () => ({ query: "?email=kari@example.com" }),
  "POST /api/v1/contacts": () => ({ body: { name: "Kari", email: newEmail() } }),
  "PUT /api/v1/contacts/by-external-id/[externalId]": () => ({
    path: "/api/v1/contacts/by-external-id/customer-17",
    body: { name: "Kari" },
  }),
  "POST /api/v1/conversations/[id]/notes": () => ({ body: text() }),
  "PATCH /api/v1/conversations/[id]/notes/[noteId]": () => ({ body: { text: "Changed" } }),
  "DELETE /api/v1/conversations/[id]/notes/[noteId]": async ({ tenant, ids }) => {
    const path = `/api/v1/conversations/${ids.conversations}/notes`;
    const made = await tenant.call<{ note: { id: string } }>("POST", path, text());
    return { ids: { notes: made.body.note.id } };
  },
  "PUT /api/v1/conversations/[id]/drafts": () => ({
    body: { mode: "note", text: crypto.randomUUID(), tabId: crypto.randomUUID(), tabVersion: 1 },
  }),
  "POST /api/v1/conversations/[id]/scheduled-messages": async ({ client, ids }) => {
    const others = "DELETE FROM scheduled_messages WHERE conversation_id = $1 AND id <> $2";
    await client.query(others, [ids.conversations, ids["scheduled-messages"]]);
    return { body: LATER };
  },
  "PATCH /api/v1/scheduled-messages/[id]": () => ({ body: LATER }),
  "DELETE /api/v1/scheduled-messages/[id]": newScheduled,
  "POST /api/v1/scheduled-messages/[id]/send": newScheduled,
  "POST /api/v1/conversations/[id]/read": () => ({ body: { seq: 1 } }),
  "PUT /api/v1/conversations/[id]/recipients": () => ({
    body: { to: [{ address: "kari@example.com" }] },
  }),
  // What was decided cannot be decided again: each time it is another mail.
  "GET /api/v1/emails/[id]": async (world) => ({ ids: await newHeldMail(world) }),
  "POST /api/v1/emails/[id]/accept": async (world) => ({ ids: await newHeldMail(world) }),
  "POST /api/v1/emails/[id]/discard": async (world) => ({ ids: await newHeldMail(world) }),
  "POST /api/v1/conversations/delivered": delivered,
  "POST /api/v1/conversations/[id]/actions": () => ({ body: { actions: [{ type: "resolve" }] } }),
  "POST /api/v1/conversations/actions": ({ ids }) => ({
    body: { changes: [{ ids: [ids.conversations], actions: [{ type: "resolve" }] }] },
  }),
  "PATCH /api/v1/contacts/[id]": () => ({ body: { blocked: false } }),
  // What these read or delete grows with the other calls: each time it is another contact.
  "POST /api/v1/contacts/[id]/events": () => ({ body: { name: "Order placed" } }),
  "POST /api/v1/contacts/by-external-id/[externalId]/events": async ({ tenant }) => {
    const path = "/api/v1/contacts/by-external-id/customer-17";
    await tenant.call("PUT", path, { name: "Kari" });
    return { path: `${path}/events`, body: { name: "Order placed" } };
  },
  "DELETE /api/v1/contacts/[id]": async (world) => ({ ids: await newContact(world) }),
  "GET /api/v1/contacts/[id]/export": async (world) => ({ ids: await newContact(world) }),
  "DELETE /api/v1/sessions/[id]": async (world) => ({ ids: await newContact(world) }),
  "POST /api/v1/uploads": () => ({ body: "some text" }),
  "GET /api/v1/images": ({ picture }) => ({ query: `?url=${encodeURIComponent(picture.url)}` }),
  "GET /api/files/[address]": ({ signed }) => ({ path: signed.file }),
  "GET /api/pictures/[address]": ({ signed }) => ({ path: signed.picture }),
  "POST /api/v1/realtime/auth": (world) => ({ body: channelOf(world) }),
  "POST /api/v1/realtime/user": () => ({ body: socket }),

  // The widget
  "GET /api/widget/v1/config": ({ ids }) => ({ query: `?inbox=${ids.inboxes}` }),
  "GET /api/widget/v1/client": async ({ tenant, ids }) => {
    const security = `/api/v1/inboxes/${ids.inboxes}/security`;
    await tenant.call("PATCH", security, { customClients: true });
    return { query: `?inbox=${ids.inboxes}` };
  },
  "POST /api/widget/v1/proactive": ({ appUrl, ids }) => ({
    by: (method, path, body) => send(appUrl + path, method, { "content-type": "text/plain" }, body),
    body: JSON.stringify({ inboxId: ids.inboxes, id: "page" }),
  }),
  "POST /api/widget/v1/sessions": async ({ appUrl, ids }) => ({
    by: visitorCaller(appUrl),
    body: { inboxId: ids.inboxes, ticket: await frameTicket(appUrl, ids.inboxes ?? "") },
  }),
  "DELETE /api/widget/v1/session": async ({ appUrl, ids }) => ({
    by: (await createVisitor(appUrl, ids.inboxes ?? "")).call,
  }),
  "PUT /api/widget/v1/session/page": () => ({ body: PAGE }),
  "PUT /api/widget/v1/session/user": () => ({ body: { name: "Ada" } }),
  "POST /api/widget/v1/conversations": () => ({ body: text() }),
  "POST /api/widget/v1/conversations/[id]/messages": () => ({ body: text() }),
  "POST /api/widget/v1/conversations/[id]/messages/[messageId]/response": async (world) => {
    const path = `/api/v1/conversations/${world.ids.conversations}/messages`;
    const body = { clientId: crypto.randomUUID(), ...CSAT };
    const asked = await world.tenant.call<{ message: { id: string } }>("POST", path, body);
    return { ids: { messages: asked.body.message.id }, body: { rating: 5 } };
  },
  "POST /api/widget/v1/conversations/[id]/read": () => ({ body: { seq: 1 } }),
  "POST /api/widget/v1/conversations/delivered": delivered,
  "POST /api/widget/v1/conversations/[id]/end": () => ({}),
  "POST /api/widget/v1/conversations/[id]/transcript": async ({ client }) => {
    // A conversation may be mailed a few times only.
    await client.query("DELETE FROM emails WHERE is_transcript");
    return { body: { email: newEmail() } };
  },
  "POST /api/widget/v1/realtime/auth": (world) => ({ body: channelOf(world) }),
  "POST /api/widget/v1/realtime/user": () => ({ body: socket }),
  "POST /api/widget/v1/uploads": () => ({ body: "some text" }),
};
