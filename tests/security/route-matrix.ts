// Who may use a route, and what everybody else is answered: declared once, tried by routes.test.ts.

/**
 * - `anyone`: open, with checks of its own
 * - `visitor`: the session token of a widget
 * - `person`: whoever is signed in, in a workspace or in none
 * - `member`: any role of the workspace; `admin`: owners and admins
 */
export type Access = "anyone" | "visitor" | "person" | "member" | "admin";

export const ACCESS: Record<string, Access> = {
  "GET /api/health": "anyone",
  "GET /api/health/live": "anyone",
  "GET /api/v1/openapi.json": "anyone",
  "GET /api/files/[address]": "anyone",
  "GET /api/pictures/[address]": "anyone",
  "GET /api/cron/retention": "anyone",
  "POST /api/v1/signup": "anyone",
  "GET /api/cron/jobs": "anyone",
  "POST /api/v1/password-reset": "anyone",
  "POST /api/v1/password-reset/confirm": "anyone",
  "POST /api/v1/email-verification/confirm": "anyone",
  "POST /api/v1/invitations/preview": "anyone",
  "POST /api/v1/invitations/accept": "person",
  "PUT /api/v1/me/email": "person",
  "POST /api/v1/email-change/confirm": "anyone",
  "POST /api/v1/email-change/undo": "anyone",
  "GET /api/v1/domains": "admin",
  "POST /api/v1/domains": "admin",
  "DELETE /api/v1/domains/[id]": "admin",
  "GET /api/v1/me/offers": "person",
  "POST /api/v1/me/offers/[id]": "person",
  "POST /api/v1/workspaces": "person",
  "PUT /api/v1/me/workspace": "person",
  "PATCH /api/v1/me": "person",
  "PUT /api/v1/me/password": "person",
  "GET /api/v1/me/security": "person",
  "GET /api/v1/me/browsers": "person",
  "DELETE /api/v1/me/browsers": "person",
  "DELETE /api/v1/me/browsers/[id]": "person",
  "POST /api/v1/me/email-verification": "person",
  "POST /api/v1/me/two-factor": "person",
  "DELETE /api/v1/me/two-factor": "person",
  "POST /api/v1/me/two-factor/confirm": "person",
  "POST /api/v1/me/two-factor/recovery-codes": "person",
  "POST /api/v1/me/two-factor/check": "person",
  "POST /api/widget/v1/conversations/[id]/transcript": "visitor",
  "GET /api/v1/me": "member",
  "PUT /api/v1/me/presence": "member",
  "GET /api/v1/audit": "admin",
  "GET /api/v1/audit/export": "admin",
  "GET /api/v1/audit/actors": "admin",
  "GET /api/v1/contacts": "member",
  "POST /api/v1/contacts": "member",
  "GET /api/v1/contacts/[id]": "member",
  "PUT /api/v1/contacts/by-external-id/[externalId]": "member",
  "POST /api/v1/messages": "member",
  "PUT /api/v1/conversations/[id]/typing": "member",
  "GET /api/v1/contacts/[id]/export": "admin",
  "PATCH /api/v1/contacts/[id]": "member",
  "DELETE /api/v1/contacts/[id]": "admin",
  "GET /api/v1/contacts/[id]/sessions": "member",
  "GET /api/v1/contacts/[id]/events": "member",
  "POST /api/v1/contacts/[id]/events": "member",
  "POST /api/v1/contacts/by-external-id/[externalId]/events": "member",
  "DELETE /api/v1/sessions/[id]": "admin",
  "GET /api/v1/conversations": "member",
  "POST /api/v1/conversations": "member",
  "GET /api/v1/conversations/counts": "member",
  "GET /api/v1/conversations/[id]": "member",
  "POST /api/v1/conversations/[id]/actions": "member",
  "GET /api/v1/conversations/[id]/messages": "member",
  "POST /api/v1/conversations/[id]/messages": "member",
  "GET /api/v1/conversations/[id]/activities": "member",
  "GET /api/v1/conversations/[id]/participants": "member",
  "GET /api/v1/conversations/[id]/notes": "member",
  "POST /api/v1/conversations/[id]/notes": "member",
  "GET /api/v1/conversations/[id]/emails": "member",
  "PUT /api/v1/conversations/[id]/recipients": "member",
  "GET /api/v1/held-emails": "member",
  "GET /api/v1/emails/[id]": "member",
  "POST /api/v1/emails/[id]/accept": "member",
  "POST /api/v1/emails/[id]/discard": "member",
  "GET /api/mail-html/[token]": "anyone",
  "POST /api/v1/unsubscribe/[token]": "anyone",
  "DELETE /api/v1/unsubscribe/[token]": "anyone",
  "POST /api/v1/dev-mail-replies": "anyone",
  "POST /api/v1/conversations/[id]/read": "member",
  "POST /api/v1/conversations/delivered": "member",
  "GET /api/v1/images": "member",
  "GET /api/v1/inboxes": "member",
  "POST /api/v1/inboxes": "admin",
  "GET /api/v1/inboxes/[id]": "member",
  "PATCH /api/v1/inboxes/[id]": "admin",
  "GET /api/v1/inboxes/[id]/security": "admin",
  "PATCH /api/v1/inboxes/[id]/security": "admin",
  "POST /api/v1/inboxes/[id]/security/secret": "admin",
  "POST /api/v1/inboxes/[id]/security/token": "admin",
  "GET /api/v1/inboxes/[id]/mail-account": "admin",
  "PUT /api/v1/inboxes/[id]/mail-account": "admin",
  "POST /api/v1/inboxes/[id]/mail-account/check": "admin",
  "GET /api/v1/inboxes/[id]/mail-account/test": "admin",
  "POST /api/v1/inboxes/[id]/mail-account/test": "admin",
  "POST /api/v1/inboxes/[id]/mail-account/key": "admin",
  "POST /api/v1/inboxes/[id]/mail-account/sign-in": "admin",
  "GET /api/mail-sign-in": "admin",
  "POST /api/inbound/inboxes/[id]/[provider]": "anyone",
  "POST /api/inbound/mail/[provider]": "anyone",
  "POST /api/v1/inboxes/[id]/website-check": "member",
  "GET /api/v1/invitations": "admin",
  "POST /api/v1/invitations": "admin",
  "DELETE /api/v1/invitations/[id]": "admin",
  "GET /api/v1/members": "member",
  "GET /api/v1/tags": "member",
  "POST /api/v1/tags": "member",
  "PATCH /api/v1/tags/[id]": "admin",
  "DELETE /api/v1/tags/[id]": "admin",
  "GET /api/v1/teams": "member",
  "POST /api/v1/teams": "admin",
  "PATCH /api/v1/teams/[id]": "admin",
  "DELETE /api/v1/teams/[id]": "admin",
  "GET /api/v1/saved-views": "member",
  "POST /api/v1/saved-views": "member",
  "GET /api/v1/saved-views/counts": "member",
  "PATCH /api/v1/saved-views/[id]": "member",
  "DELETE /api/v1/saved-views/[id]": "member",
  "PATCH /api/v1/members/[id]": "admin",
  "DELETE /api/v1/members/[id]": "admin",
  "GET /api/v1/webhooks": "admin",
  "POST /api/v1/webhooks": "admin",
  "GET /api/v1/webhooks/[id]": "admin",
  "PATCH /api/v1/webhooks/[id]": "admin",
  "DELETE /api/v1/webhooks/[id]": "admin",
  "POST /api/v1/webhooks/[id]/secret": "admin",
  "POST /api/v1/webhooks/[id]/test": "admin",
  "GET /api/v1/webhooks/[id]/deliveries": "admin",
  "GET /api/v1/webhooks/[id]/deliveries/[deliveryId]": "admin",
  "POST /api/v1/webhooks/[id]/deliveries/[deliveryId]/resend": "admin",
  "GET /api/v1/imports": "admin",
  "POST /api/v1/imports": "admin",
  "GET /api/v1/imports/[id]": "admin",
  "DELETE /api/v1/imports/[id]": "admin",
  "PUT /api/v1/imports/[id]/parts/[number]": "admin",
  "POST /api/v1/imports/[id]/run": "admin",
  "GET /api/v1/imports/[id]/problems": "admin",
  "GET /api/v1/conversations/[id]/contact-card": "member",
  "POST /api/v1/conversations/[id]/contact-card/buttons": "member",
  "GET /api/v1/search": "member",
  "GET /api/v1/contact-card": "admin",
  "PUT /api/v1/contact-card": "admin",
  "DELETE /api/v1/contact-card": "admin",
  "POST /api/v1/contact-card/secret": "admin",
  "POST /api/v1/contact-card/test": "admin",
  "GET /api/v1/saved-replies": "member",
  "POST /api/v1/saved-replies": "member",
  "POST /api/v1/saved-replies/import": "member",
  "PATCH /api/v1/saved-replies/[id]": "member",
  "DELETE /api/v1/saved-replies/[id]": "member",
  "POST /api/v1/saved-replies/[id]/use": "member",
  "GET /api/v1/api-keys": "admin",
  "POST /api/v1/api-keys": "admin",
  "DELETE /api/v1/api-keys/[id]": "admin",
  "GET /api/v1/programs": "member",
  "GET /api/v1/failed-jobs": "admin",
  "POST /api/v1/failed-jobs/retry": "admin",
  "GET /api/v1/failed-events": "admin",
  "POST /api/v1/failed-events/retry": "admin",
  "POST /api/v1/realtime/auth": "member",
  "POST /api/v1/realtime/user": "member",
  "POST /api/v1/uploads": "member",
  "GET /api/widget/v1/config": "anyone",
  "GET /api/widget/v1/client": "anyone",
  "POST /api/widget/v1/proactive": "anyone",
  "POST /api/widget/v1/sessions": "anyone",
  "POST /api/widget/v1/sessions/link": "anyone",
  "GET /api/widget/v1/session": "visitor",
  "DELETE /api/widget/v1/session": "visitor",
  "PUT /api/widget/v1/session/page": "visitor",
  "PUT /api/widget/v1/session/user": "visitor",
  "POST /api/widget/v1/conversations": "visitor",
  "GET /api/widget/v1/conversations/[id]/messages": "visitor",
  "POST /api/widget/v1/conversations/[id]/messages": "visitor",
  "POST /api/widget/v1/conversations/[id]/messages/[messageId]/response": "visitor",
  "POST /api/widget/v1/conversations/[id]/read": "visitor",
  "POST /api/widget/v1/conversations/delivered": "visitor",
  "POST /api/widget/v1/conversations/[id]/end": "visitor",
  "GET /api/widget/v1/conversations/[id]/transcript": "visitor",
  "POST /api/widget/v1/realtime/auth": "visitor",
  "POST /api/widget/v1/realtime/user": "visitor",
  "POST /api/widget/v1/uploads": "visitor",
};

/** Everybody who should not get through. */
export const CALLERS = {
  "signed out": "nobody is signed in",
  "other side": "a visitor's token at the dashboard's routes, an owner's cookie at the widget's",
  "other role": "an agent, where admins may",
  "half signed in": "the password was right, the second factor is still to come",
  expired: "the session or sign-in is past its time",
  revoked: "the session was ended; the browser was signed out; the member was removed",
  "other contact": "another visitor of the same inbox, with this one's ids",
  "wrong inbox": "the same person's session in another inbox of the workspace, with this one's ids",
  "other workspace": "somebody of another workspace, with this one's ids",
} as const;
export type Column = keyof typeof CALLERS;

/** Why there is nothing to refuse. */
export type Excuse =
  /** Open to all; what stands for a caller there (a ticket, a mailed token) is tried in the tests of that route. */
  | "open"
  /** Every role may. */
  | "any role"
  /** Who asks is all that it takes: it answers about the caller's own. */
  | "names nothing"
  /** Members act on all contacts and inboxes of their workspace. */
  | "all of the workspace";

/** What each of them is told: the answers of the whole matrix, declared once. */
const ANSWERS: Record<Exclude<Access, "anyone">, Record<Column, number | Excuse>> = {
  visitor: {
    "signed out": 401,
    "other side": 401,
    "other role": "any role",
    "half signed in": 401,
    expired: 401,
    revoked: 401,
    "other contact": 404,
    "wrong inbox": 404,
    "other workspace": 404,
  },
  // A removed member is still somebody; they find their own things, and none of the workspace's.
  person: {
    "signed out": 401,
    "other side": 401,
    "other role": "any role",
    "half signed in": 401,
    expired: 401,
    revoked: 401,
    "other contact": "all of the workspace",
    "wrong inbox": "all of the workspace",
    "other workspace": 404,
  },
  member: {
    "signed out": 401,
    "other side": 401,
    "other role": "any role",
    "half signed in": 401,
    expired: 401,
    revoked: 401,
    "other contact": "all of the workspace",
    "wrong inbox": "all of the workspace",
    "other workspace": 404,
  },
  admin: {
    "signed out": 401,
    "other side": 401,
    "other role": 403,
    "half signed in": 401,
    expired: 401,
    revoked: 401,
    "other contact": "all of the workspace",
    "wrong inbox": "all of the workspace",
    "other workspace": 404,
  },
};

/** Where an answer is another one, with the reason. */
export const EXCEPTIONS: Record<string, Partial<Record<Column, number>>> = {
  // It is there for whoever is half signed in: the body is looked at.
  "POST /api/v1/me/two-factor/check": { "half signed in": 400 },
  // The one that is tried is shared, which is for admins; agents write their own.
  "PATCH /api/v1/saved-replies/[id]": { "other role": 403 },
  "DELETE /api/v1/saved-replies/[id]": { "other role": 403 },
};

/** Columns that need an id to be about somebody else's. */
const NEEDS_ID: Column[] = ["other contact", "wrong inbox", "other workspace"];

export function expected(name: string, column: Column): number | Excuse {
  const access = ACCESS[name];
  if (access === undefined) throw new Error(`tests/security/route-matrix.ts has no row: ${name}`);
  if (access === "anyone") return "open";
  const answer = EXCEPTIONS[name]?.[column] ?? ANSWERS[access][column];
  const isAboutIds = NEEDS_ID.includes(column) && typeof answer === "number";
  // Your own id of somebody means nothing in another workspace.
  const namesOurs = name.includes("[") && !name.includes("[externalId]");
  return isAboutIds && !namesOurs ? "names nothing" : answer;
}
