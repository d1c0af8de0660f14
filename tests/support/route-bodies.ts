/** A valid body for every route with an id that takes one: what is refused then is the id. */
export const ROUTE_BODIES: Record<string, unknown> = {
  "PATCH /api/v1/inboxes/[id]": { name: "Stolen" },
  "PATCH /api/v1/contacts/[id]": { blocked: true },
  "PATCH /api/v1/inboxes/[id]/security": { trustedDomains: [] },
  "POST /api/v1/inboxes/[id]/security/secret": {},
  "POST /api/v1/inboxes/[id]/security/token": { token: "a.b.c" },
  "POST /api/v1/inboxes/[id]/website-check": {},
  "PATCH /api/v1/conversations/[id]": { status: "resolved" },
  "POST /api/v1/conversations/[id]/messages": { clientId: crypto.randomUUID(), text: "stolen" },
  "POST /api/v1/conversations/[id]/read": { seq: 1 },
  "PATCH /api/v1/members/[id]": { role: "agent" },
  "POST /api/v1/me/offers/[id]": undefined,
  "POST /api/widget/v1/conversations/[id]/messages": {
    clientId: crypto.randomUUID(),
    text: "stolen",
  },
  "POST /api/widget/v1/conversations/[id]/read": { seq: 1 },
  "POST /api/widget/v1/conversations/[id]/messages/[messageId]/response": { rating: 5 },
  "POST /api/widget/v1/conversations/[id]/end": {},
  "POST /api/widget/v1/conversations/[id]/transcript": { email: "thief@example.com" },
};
