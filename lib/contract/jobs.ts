import { SECURITY_EVENTS } from "./security-events.ts";
import { emailAddress, rowId } from "./text.ts";
import { z } from "./zod.ts";

/** When something happened, and from where, as a mail tells it. */
const place = {
  at: z.iso.datetime(),
  address: z.string().nullable(),
  browser: z.string().nullable(),
};

/** Jobs that the previous release queued do not say when they were requested: they count as new. */
const requestedAt = z.iso.datetime().default(() => new Date().toISOString());

/**
 * Every queue there is, with what its jobs carry. Payloads hold ids and addresses, never a secret or
 * a finished mail: whoever reads the queue's table learns no link. What a job does is declared in
 * lib/jobs/handlers.ts.
 */
export const JOBS = {
  "mail-invitation": z.strictObject({ invitationId: rowId }),
  "mail-verification": z.strictObject({ userId: rowId }),
  "mail-password-reset": z.strictObject({ email: emailAddress, requestedAt }),
  /** Somebody signed up with an address that has an account. */
  "mail-account-exists": z.strictObject({ email: emailAddress }),
  /** To the address that the account had when it happened. */
  "mail-security-notice": z.strictObject({
    userId: rowId,
    email: emailAddress,
    event: z.enum(SECURITY_EVENTS),
    ...place,
  }),
  /** To the new address. */
  "mail-email-change": z.strictObject({ userId: rowId, email: emailAddress, requestedAt }),
  /** To the old one. */
  "mail-email-changed": z.strictObject({
    userId: rowId,
    email: emailAddress,
    newEmail: emailAddress,
    ...place,
  }),
  "mail-transcript": z.strictObject({
    workspaceId: rowId,
    conversationId: rowId,
    email: emailAddress,
    /** The row of the mail. Jobs that the previous release queued have none. */
    emailId: rowId.optional(),
    /** Sent by the team; otherwise the visitor has asked for it. */
    isByTeam: z.boolean().optional(),
  }),
  /** Messages `after` to `upTo` that a side has not read while it was away. */
  "mail-unread-messages": z.strictObject({
    workspaceId: rowId,
    conversationId: rowId,
    /** The member to mail; null: the contact. */
    memberId: rowId.nullable(),
    after: z.int().min(0),
    upTo: z.int().min(1),
    /** The row of the mail. Jobs that the previous release queued have none. */
    emailId: rowId.optional(),
  }),
  /** A mail that was received. */
  "read-mail": z.strictObject({ workspaceId: rowId, emailId: rowId }),
  /** A mail that a provider keeps: `storedId` is its id there, `keyOf` says whose API key opens it. */
  "fetch-mail": z.strictObject({
    workspaceId: rowId,
    emailId: rowId,
    storedId: z.string().max(100),
    keyOf: z.enum(["inbox", "installation"]),
  }),
  /** A reply in a conversation that travels by e-mail. */
  "mail-reply": z.strictObject({ workspaceId: rowId, emailId: rowId }),
  "mail-webhook-disabled": z.strictObject({ workspaceId: rowId, webhookId: rowId }),
  "run-import": z.strictObject({ workspaceId: rowId, importId: rowId }),
  "forget-imports": z.strictObject({}),
  "clean-up-accounts": z.strictObject({}),
  "forget-rates": z.strictObject({}),
  "run-retention": z.strictObject({}),
  "forget-deliveries": z.strictObject({}),
  "forget-events": z.strictObject({}),
  "forget-emails": z.strictObject({}),
} as const satisfies Record<string, z.ZodType>;

export type JobName = keyof typeof JOBS;
export type JobData<N extends JobName> = z.infer<(typeof JOBS)[N]>;

export const JOB_NAMES = Object.keys(JOBS) as JobName[];

/** Queues that get one job a day, and from which hour on (UTC). */
export const DAILY_JOBS = {
  "clean-up-accounts": { hourUtc: 3 },
  "forget-rates": { hourUtc: 3 },
  "run-retention": { hourUtc: 3 },
  "forget-deliveries": { hourUtc: 3 },
  "forget-events": { hourUtc: 3 },
  "forget-emails": { hourUtc: 3 },
  "forget-imports": { hourUtc: 3 },
} as const satisfies Partial<Record<JobName, { hourUtc: number }>>;

/** What each job does, for people who read that one has failed. */
export const JOB_SENTENCES = {
  "mail-invitation": "An invitation is mailed.",
  "mail-verification": "A link that confirms an address is mailed.",
  "mail-password-reset": "A link to a new password is mailed.",
  "mail-account-exists": "A notice is mailed to somebody who signed up twice.",
  "mail-security-notice": "A security notice is mailed.",
  "mail-email-change": "A link that confirms a new address is mailed.",
  "mail-email-changed": "A notice is mailed to the old address of an account.",
  "mail-transcript": "A transcript is mailed.",
  "mail-unread-messages": "Messages are mailed to somebody who is away.",
  "mail-reply": "A reply is mailed to a contact.",
  "read-mail": "A mail that came in is read.",
  "fetch-mail": "A mail is fetched from the provider that keeps it.",
  "mail-webhook-disabled": "A notice about a webhook is mailed.",
  "clean-up-accounts": "Old data of accounts is deleted.",
  "forget-rates": "Old rate limits are deleted.",
  "run-retention": "Conversations past their time are deleted.",
  "forget-deliveries": "Old deliveries of webhooks are deleted.",
  "forget-events": "Old events are deleted.",
  "run-import": "Contacts and conversations are imported.",
  "forget-imports": "Old files of imports are deleted.",
  "forget-emails": "Mails that nobody decided about are deleted.",
} as const satisfies { [N in JobName]: string };
