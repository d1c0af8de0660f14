// Every body that the service accepts, from the rows of the endpoints: which are read
// back, and why the others are not.
import { ENDPOINTS } from "@linkdesk/contract/endpoints/all.ts";
import { isSchema } from "@linkdesk/contract/endpoints/endpoint.ts";
import type { z } from "zod";
import { schemaLeaves } from "../support/schema-leaves.ts";

/** Bodies that accepted-and-read-back.test.ts reads back. */
export const READ_BACK = new Set([
  "POST /api/widget/v1/sessions",
  "PUT /api/widget/v1/session/page",
  "PUT /api/widget/v1/session/user",
  "POST /api/widget/v1/conversations",
  "POST /api/widget/v1/conversations/[id]/messages",
  "POST /api/widget/v1/conversations/[id]/messages/[messageId]/response",
  "POST /api/v1/conversations",
  "POST /api/v1/contacts",
  "PATCH /api/v1/contacts/[id]",
  "PUT /api/v1/contacts/by-external-id/[externalId]",
  "POST /api/v1/contacts/[id]/events",
  "POST /api/v1/contacts/by-external-id/[externalId]/events",
  "POST /api/v1/messages",
  "POST /api/v1/conversations/[id]/messages",
  "POST /api/v1/conversations/[id]/notes",
  "PATCH /api/v1/conversations/[id]/notes/[noteId]",
  "POST /api/v1/conversations/[id]/actions",
  "PUT /api/v1/conversations/[id]/recipients",
  "PUT /api/v1/conversations/[id]/drafts",
  "POST /api/v1/conversations/[id]/scheduled-messages",
  "PATCH /api/v1/scheduled-messages/[id]",
  "POST /api/v1/inboxes",
  "PATCH /api/v1/inboxes/[id]",
  "PATCH /api/v1/inboxes/[id]/security",
  "PUT /api/v1/inboxes/[id]/mail-account",
  "POST /api/v1/invitations",
  "PATCH /api/v1/me",
  "PUT /api/v1/contact-card",
  "POST /api/v1/saved-replies",
  "PATCH /api/v1/saved-replies/[id]",
  "POST /api/v1/webhooks",
  "POST /api/v1/api-keys",
  "POST /api/v1/attribute-definitions",
  "PATCH /api/v1/attribute-definitions/[id]",
  "POST /api/v1/tags",
  "PATCH /api/v1/tags/[id]",
  "POST /api/v1/teams",
  "PATCH /api/v1/teams/[id]",
  "POST /api/v1/saved-views",
  "PATCH /api/v1/saved-views/[id]",
  "PATCH /api/v1/webhooks/[id]",
]);

/** Bodies that are no data to keep: what they do instead, and where that is tried. */
export const NOT_KEPT: Record<string, string> = {
  "POST /api/v1/signup": "an account: signing in and /me show it (tests/http/accounts)",
  "POST /api/v1/password-reset": "a mail is sent (tests/http/account-mail)",
  "POST /api/v1/password-reset/confirm": "proof and a password (tests/http/account-mail)",
  "POST /api/v1/email-verification/confirm": "proof (tests/http/account-mail)",
  "POST /api/v1/email-change/confirm": "proof (tests/http/email-change)",
  "POST /api/v1/email-change/undo": "proof (tests/http/email-change)",
  "POST /api/v1/invitations/preview": "a question",
  "POST /api/v1/invitations/accept": "proof (tests/http/account-mail)",
  "PUT /api/v1/me/email": "a mail is sent (tests/http/email-change)",
  "PUT /api/v1/me/password": "proof and a password (tests/http/accounts)",
  "PUT /api/v1/me/workspace": "which workspace /me shows (tests/http)",
  "POST /api/v1/workspaces": "a name that /me shows (tests/http/join-domains)",
  "POST /api/v1/domains": "one name, in the list (tests/http/join-domains)",
  "POST /api/v1/me/two-factor": "proof (tests/http/two-factor)",
  "DELETE /api/v1/me/two-factor": "proof (tests/http/two-factor)",
  "POST /api/v1/me/two-factor/confirm": "proof (tests/http/two-factor)",
  "POST /api/v1/me/two-factor/recovery-codes": "proof (tests/http/two-factor)",
  "POST /api/v1/me/two-factor/check": "proof (tests/http/two-factor)",
  "POST /api/v1/conversations/[id]/transcripts":
    "the address of one mail (lib/email/outgoing/mail-transcript.test.ts)",
  "PUT /api/v1/conversations/[id]/typing": "nothing is kept (tests/http/messages-by-program)",
  "PATCH /api/v1/members/[id]": "one role, in the list (tests/http/accounts)",
  "POST /api/v1/conversations/[id]/read": "a receipt (tests/http/realtime-receipts)",
  "POST /api/v1/conversations/actions":
    "the actions of one conversation on many (lib/actions/run-bulk-actions)",
  "POST /api/v1/conversations/delivered": "a receipt (tests/http/realtime-receipts)",
  "POST /api/widget/v1/conversations/[id]/read": "a receipt (tests/http/realtime-receipts)",
  "POST /api/widget/v1/conversations/delivered": "a receipt (tests/http/realtime-receipts)",
  "POST /api/widget/v1/conversations/[id]/transcript":
    "a mail is sent (tests/http/transcript-mail)",
  "POST /api/widget/v1/proactive": "a count (tests/e2e/proactive)",
  "POST /api/v1/dev-mail-replies": "a mail that is read (lib/email/incoming/read-mail.test.ts)",
  "POST /api/widget/v1/sessions/link": "proof (lib/email/incoming/trust.test.ts)",
  "POST /api/v1/saved-replies/import":
    "a file, whose lines the list shows (tests/http/saved-replies)",
  "POST /api/v1/imports": "begins an import, which shows it (lib/imports)",
  "POST /api/v1/imports/[id]/run": "starts a job (lib/imports)",
  "POST /api/v1/realtime/auth": "a question",
  "POST /api/v1/realtime/user": "a question",
  "POST /api/widget/v1/realtime/auth": "a question",
  "POST /api/widget/v1/realtime/user": "a question",
  "POST /api/v1/inboxes/[id]/security/secret":
    "a time that the security view shows (tests/security)",
  "POST /api/v1/inboxes/[id]/security/token": "a question",
  "POST /api/v1/inboxes/[id]/mail-account/sign-in": "a question (lib/email/accounts/sign-in)",
  "POST /api/v1/conversations/[id]/contact-card/buttons":
    "a press, which is sent to the business's own server (lib/contact-cards)",
  "POST /api/v1/contact-card/secret": "a time that the settings show (lib/contact-cards)",
  "POST /api/v1/webhooks/[id]/secret": "a time that the webhook shows (lib/webhooks)",
};

/** Single fields that are not kept although the rest of their body is. */
export const FIELDS_NOT_KEPT: Record<string, string> = {
  "POST /api/v1/conversations contactId": "instead of `to`: whose address it is sent to",
  "POST /api/v1/messages conversationId": "instead of `channelId` and `to`",
  "POST /api/v1/messages content.card.imageUrl":
    "read as a picture that comes through us (lib/files/picture-address)",
  "POST /api/v1/messages content.interactive.cards[].imageUrl":
    "read as a picture that comes through us (lib/files/picture-address)",
  "PATCH /api/v1/contacts/[id] blocked": "read as isBlocked (tests/http/contacts)",
  "POST /api/v1/conversations/[id]/actions actions[].type": "what is done, and not kept as such",
  "POST /api/v1/conversations/[id]/actions actions[].expected":
    "compared with the value (lib/conversations/set-attribute)",
  "POST /api/v1/api-keys expiresInDays": "the list says when that is (lib/api-keys)",
  "POST /api/widget/v1/sessions inboxId": "where it is made",
  "POST /api/widget/v1/sessions ticket": "proof",
  "POST /api/widget/v1/sessions userJWT": "proof",
  "POST /api/widget/v1/sessions embedder": "compared with the trusted domains",
  "POST /api/widget/v1/sessions privacy.retentionDays": "counts where the inbox lets pages ask",
  "POST /api/widget/v1/sessions privacy.anonymizeIp": "shortens the address (lib/sessions)",
  "PUT /api/widget/v1/session/page privacy.retentionDays": "counts where the inbox lets pages ask",
  "PUT /api/widget/v1/session/page privacy.anonymizeIp": "shortens the address (lib/sessions)",
  "POST /api/widget/v1/conversations proactive.id": "a count (tests/e2e/proactive)",
  "POST /api/v1/contacts/[id]/events clientId": "makes sending twice harmless (lib/contacts)",
  "POST /api/v1/contacts/by-external-id/[externalId]/events clientId":
    "makes sending twice harmless (lib/contacts)",
  "POST /api/v1/conversations/[id]/notes clientId":
    "makes sending twice harmless (lib/conversations)",
  "PATCH /api/v1/conversations/[id]/notes/[noteId] editedAt":
    "compared with when the note was changed (lib/conversations)",
  "POST /api/v1/conversations/[id]/messages content.card.imageUrl":
    "read as a picture that comes through us (lib/files/picture-address)",
  "POST /api/v1/conversations/[id]/messages content.interactive.cards[].imageUrl":
    "read as a picture that comes through us (lib/files/picture-address)",
  "PUT /api/v1/conversations/[id]/drafts tabId":
    "tells texts of one page apart (lib/conversations)",
  "PUT /api/v1/conversations/[id]/drafts tabVersion":
    "keeps an older text from replacing a newer one (lib/conversations)",
  "PUT /api/v1/inboxes/[id]/mail-account smtpPassword":
    "write-only (lib/email/accounts/mail-account)",
  "PUT /api/v1/inboxes/[id]/mail-account imapPassword":
    "write-only (lib/email/accounts/mail-account)",
  "PUT /api/v1/inboxes/[id]/mail-account signingSecret":
    "write-only (lib/email/incoming/receive-post)",
  "PUT /api/v1/inboxes/[id]/mail-account providerApiKey":
    "write-only (lib/email/incoming/receive-post)",
  "PATCH /api/v1/inboxes/[id] settings": "each setting is seen in tests/e2e/every-setting",
};

type Routed = { name: string; schema: z.ZodType };

/** Every route with a JSON body, and its schema. */
export const routes: Routed[] = ENDPOINTS.flatMap(({ method, path, body }) =>
  isSchema(body) ? [{ name: `${method} ${path}`, schema: body }] : [],
);

/** The fields of a body; records and unions of values are one field each. */
export function leavesOf(schema: z.ZodType & { options?: unknown[] }): string[] {
  const parts = schema.type === "union" ? (schema.options ?? []) : [schema];
  const leaves = parts.flatMap((part) => schemaLeaves(part));
  // All of an inbox's settings are one row.
  return [...new Set(leaves.map((leaf) => leaf.replace(/^settings\..*/, "settings")))];
}

/** The names of what is in a body, as {@link schemaLeaves} calls them. */
export const pathsOf = (body: unknown, path = ""): string[] => {
  if (Array.isArray(body)) {
    const inside = body.flatMap((one) => pathsOf(one, `${path}[]`));
    return inside.every((one) => one === `${path}[]`) ? [path] : inside;
  }
  if (typeof body !== "object" || body === null) return [path];
  return Object.entries(body).flatMap(([name, one]) =>
    pathsOf(one, path ? `${path}.${name}` : name),
  );
};
