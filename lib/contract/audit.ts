import { id, named, nullableText, timestamp } from "./shapes.ts";
import { rowId, storableText } from "./text.ts";
import { z } from "./zod.ts";

/** What the audit log knows, with the words it is told in: "Maya *removed a member*". */
export const AUDIT_ACTIONS = {
  "inbox.created": "created an inbox",
  "inbox.updated": "changed an inbox",
  "inbox.enabled": "turned an inbox on",
  "inbox.disabled": "turned an inbox off",
  "inbox.security_changed": "changed the security settings of an inbox",
  "inbox.secret_created": "created a new secret for an inbox",
  "inbox.mail_account_changed": "changed how an inbox sends and receives e-mail",
  "member.joined": "joined the workspace",
  "member.role_changed": "changed a member’s role",
  "member.removed": "removed a member",
  "workspace.domain_added": "let people join by e-mail domain",
  "workspace.domain_removed": "stopped letting people join by e-mail domain",
  "team.created": "created a team",
  "team.updated": "changed a team",
  "team.deleted": "deleted a team",
  "tag.updated": "changed a tag",
  "tag.deleted": "deleted a tag",
  "attribute.created": "defined an attribute",
  "attribute.updated": "changed an attribute",
  "attribute.deleted": "deleted an attribute",
  "invitation.created": "invited someone",
  "invitation.revoked": "revoked an invitation",
  "note.deleted": "deleted a colleague’s note",
  "contact.blocked": "blocked a contact",
  "contact.unblocked": "unblocked a contact",
  "contact.session_ended": "ended a visitor’s session",
  "contact.card_button_pressed": "pressed a button on a contact’s card",
  "contact.exported": "exported a contact",
  "contact.deleted": "deleted a contact",
  "retention.swept": "deleted old conversations after the retention period",
  "audit.exported": "exported the audit log",
  "webhook.created": "created a webhook",
  "webhook.updated": "changed a webhook",
  "webhook.enabled": "turned a webhook on",
  "webhook.disabled": "turned a webhook off",
  "webhook.secret_created": "created a new secret for a webhook",
  "webhook.deleted": "deleted a webhook",
  "contact_card.changed": "changed which server fills the contact card",
  "contact_card.secret_created": "created a new secret for the contact card",
  "contact_card.removed": "removed the contact card",
  "api_key.created": "created an API key",
  "api_key.revoked": "revoked an API key",
  "import.started": "started an import",
  "import.finished": "finished an import",
  "import.deleted": "deleted an import",
  "account.signed_in": "signed in",
  "account.sign_in_failed": "failed to sign in",
  "account.password_changed": "changed their password",
  "account.email_changed": "changed their e-mail address",
  "account.two_factor_enabled": "turned two-factor sign-in on",
  "account.two_factor_disabled": "turned two-factor sign-in off",
  "account.recovery_codes_renewed": "created new recovery codes",
  "account.recovery_code_used": "used a recovery code",
  "account.provider_linked": "linked a sign-in provider",
  "account.signed_out_everywhere": "signed out everywhere",
} as const satisfies Record<`${string}.${string}`, string>;

export type AuditAction = keyof typeof AUDIT_ACTIONS;

/** What the log can be narrowed to: the part of an action before its dot. */
export type AuditGroup = AuditAction extends `${infer Group}.${string}` ? Group : never;

export const AUDIT_GROUPS = [
  "inbox",
  "member",
  "team",
  "tag",
  "attribute",
  "invitation",
  "workspace",
  "note",
  "contact",
  "retention",
  "audit",
  "webhook",
  "contact_card",
  "api_key",
  "import",
  "account",
] as const satisfies readonly AuditGroup[];

/** The actions of a group. */
export function actionsOf(group: AuditGroup): AuditAction[] {
  const actions = Object.keys(AUDIT_ACTIONS) as AuditAction[];
  return actions.filter((action) => action.startsWith(`${group}.`));
}

export const AUDIT_TARGETS = [
  "inbox",
  "member",
  "team",
  "tag",
  "attribute",
  "invitation",
  "contact",
  "workspace",
  "webhook",
  "contact_card",
  "api_key",
  "import",
] as const;
export const auditTarget = z.strictObject({
  kind: z.enum(AUDIT_TARGETS),
  id: id.nullable(),
  label: z
    .string()
    .describe(
      "What it was called then. Of a contact never its name: the log outlives the contact.",
    ),
});
export type AuditTarget = z.infer<typeof auditTarget>;

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
/** By field, before and after; null is "nothing". */
export const auditChanges = z.record(z.string(), z.tuple([scalar, scalar]));
export type AuditChanges = z.infer<typeof auditChanges>;

/** A line of the audit log. */
export const auditEvent = z.strictObject({
  id,
  actor: z
    .strictObject({ id: id.nullable(), name: z.string() })
    .describe("`id` is the member's; null is Linkdesk itself."),
  action: z.enum(Object.keys(AUDIT_ACTIONS) as AuditAction[]),
  target: auditTarget,
  changes: auditChanges,
  address: nullableText,
  userAgent: nullableText,
  at: timestamp,
});
export type AuditEvent = z.infer<typeof auditEvent>;

/** Somebody who was a member once; `id` is the member's they were. */
export const formerMember = named;
export type FormerMember = z.infer<typeof formerMember>;

/** Who Linkdesk's own events are of, as a filter. */
export const LINKDESK_ACTOR = "linkdesk";

const day = z.iso.date("must be a day such as 2026-01-31");

const filterShape = {
  actor: z
    .union([z.literal(LINKDESK_ACTOR), rowId])
    .optional()
    .describe("A member's id, or `linkdesk` for what it did by itself."),
  group: z.enum(AUDIT_GROUPS).optional(),
  /** Days in UTC, both included. */
  from: day.optional(),
  to: day.optional(),
};

export const auditFilter = z.strictObject(filterShape);
export type AuditFilter = z.infer<typeof auditFilter>;

export const auditQuery = z.strictObject({
  ...filterShape,
  cursor: storableText(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type AuditQuery = z.infer<typeof auditQuery>;
