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
  }),
  /** Messages `after` to `upTo` that a side has not read while it was away. */
  "mail-unread-messages": z.strictObject({
    workspaceId: rowId,
    conversationId: rowId,
    /** The member to mail; null: the contact. */
    memberId: rowId.nullable(),
    after: z.int().min(0),
    upTo: z.int().min(1),
  }),
  "mail-webhook-disabled": z.strictObject({ workspaceId: rowId, webhookId: rowId }),
  "clean-up-accounts": z.strictObject({}),
  "forget-rates": z.strictObject({}),
  "run-retention": z.strictObject({}),
  "forget-deliveries": z.strictObject({}),
  "forget-events": z.strictObject({}),
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
} as const satisfies Partial<Record<JobName, { hourUtc: number }>>;
