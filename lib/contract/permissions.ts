import type { Role } from "./conversations.ts";

const everyone = ["owner", "admin", "agent"] as const;
const admins = ["owner", "admin"] as const;

/**
 * Who may do what: the one table. Use cases check it (`requirePermission` in
 * lib/access/permissions.ts); screens hide what it does not allow, which protects nobody.
 * It is about roles only: that the row is of the member's own workspace is part of every `where`.
 */
export const PERMISSIONS = {
  "conversation.reply": everyone,
  /** Notes that the team writes for itself: read and write. */
  "conversation.note": everyone,
  /** Notes of others; one's own, everybody deletes. */
  "conversation.delete_note": admins,
  /** Assign, tag, set the priority and attributes, snooze, resolve, reopen. */
  "conversation.edit": everyone,
  /** Whoever needs a word makes it; what others use, admins rename and delete. */
  "tag.create": everyone,
  "tag.manage": admins,
  /** Define what the team wants to know about contacts and conversations; everybody fills it in. */
  "attribute.manage": admins,
  "team.manage": admins,
  /** Views that all members see. */
  "view.share": admins,
  /** Accept or discard mails that are held because nothing proves who sent them. */
  "email.decide": everyone,
  "contact.read": everyone,
  /** Create contacts and change their details. */
  "contact.edit": everyone,
  /** Whoever is insulted should not have to wait for an admin. */
  "contact.block": everyone,
  "contact.end_session": admins,
  "contact.export": admins,
  "contact.delete": admins,
  "inbox.read": everyone,
  "inbox.create": admins,
  "inbox.edit": admins,
  /** Turn it on and off. */
  "inbox.switch": admins,
  /** What protects visitors and the business: consent, retention, domains, addresses, secrets. */
  "inbox.security": admins,
  /** Use saved replies, and write one's own. */
  "saved_reply.use": everyone,
  /** Write those that are shared with the workspace. */
  "saved_reply.manage": admins,
  "member.read": everyone,
  "member.invite": admins,
  "member.change_role": admins,
  "member.remove": admins,
  /** Whose addresses let people join by themselves. */
  "member.join_domains": admins,
  "audit.read": admins,
  /** They receive what visitors write, and fill the cards about contacts. */
  "webhook.manage": admins,
  /** Bring contacts and conversations from elsewhere. */
  "import.manage": admins,
  /** A key can do what its scopes say, without a person. */
  "api_key.manage": admins,
  /** See events that could not be processed, and retry them. */
  "event.retry": admins,
  /** See jobs that gave up, such as mails that could not be sent, and retry them. */
  "job.retry": admins,
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof PERMISSIONS;

/** Whether a role may do it. */
export function isAllowed(role: Role, action: Action): boolean {
  const roles: readonly Role[] = PERMISSIONS[action];
  return roles.includes(role);
}
