import type { Action } from "./permissions.ts";

/**
 * What an API key may be allowed to do, by area. Writing does not include reading: a program that only
 * sends needs no scope to read.
 */
export const SCOPES = [
  "conversations:read",
  "conversations:write",
  "contacts:read",
  "contacts:write",
  "inboxes:read",
  "inboxes:write",
  "replies:read",
  "replies:write",
  "members:read",
  "webhooks:read",
  "webhooks:write",
  "imports:read",
  "imports:write",
] as const;
export type KeyScope = (typeof SCOPES)[number];

/** The areas in the order in which they are offered; `write` is false where only people may change things. */
export const SCOPE_AREAS = [
  { name: "conversations", write: true },
  { name: "contacts", write: true },
  { name: "inboxes", write: true },
  { name: "replies", write: true },
  { name: "members", write: false },
  { name: "webhooks", write: true },
  { name: "imports", write: true },
] as const;
export type ScopeArea = (typeof SCOPE_AREAS)[number]["name"];

/** What a key that is limited to inboxes may have: the others are about the whole workspace. */
export const INBOX_SCOPES = [
  "conversations:read",
  "conversations:write",
  "contacts:read",
  "inboxes:read",
] as const satisfies readonly KeyScope[];

const TALK = ["conversations:write"] as const;

/**
 * The scopes of which a key needs one for each permission; which one, says the endpoint's own `scope`. What is
 * empty is for people only.
 */
export const SCOPES_OF = {
  "conversation.reply": TALK,
  "conversation.note": ["conversations:read", "conversations:write"],
  "conversation.delete_note": [],
  "conversation.edit": TALK,
  "tag.create": TALK,
  "tag.manage": TALK,
  "attribute.manage": TALK,
  "team.manage": [],
  "view.share": [],
  "email.decide": [],
  "contact.read": ["contacts:read"],
  "contact.edit": ["contacts:write"],
  "contact.block": ["contacts:write"],
  "contact.end_session": ["contacts:write"],
  "contact.export": ["contacts:read"],
  "contact.delete": ["contacts:write"],
  "inbox.read": ["inboxes:read"],
  "inbox.create": ["inboxes:write"],
  "inbox.edit": ["inboxes:write"],
  "inbox.switch": ["inboxes:write"],
  "inbox.security": [],
  "saved_reply.use": ["replies:read", "replies:write"],
  "saved_reply.manage": ["replies:write"],
  "member.read": ["members:read"],
  "member.invite": [],
  "member.change_role": [],
  "member.remove": [],
  "member.join_domains": [],
  "audit.read": [],
  "webhook.manage": ["webhooks:read", "webhooks:write"],
  "import.manage": ["imports:read", "imports:write"],
  "api_key.manage": [],
  "event.retry": [],
  "job.retry": [],
} as const satisfies Record<Action, readonly KeyScope[]>;
