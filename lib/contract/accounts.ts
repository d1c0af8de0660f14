import { ROLES } from "./conversations.ts";
import { MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS } from "./password.ts";
import { id, named, nullableText, timestamp } from "./shapes.ts";
import { emailAddress, label, rowId, storableText } from "./text.ts";
import { UNDO_SEND_SECONDS } from "./undo-send.ts";
import { z } from "./zod.ts";

/** Length is the rule (NIST SP 800-63B); argon2 hashes at most this much without cost to us. */
const newPassword = storableText(MAX_PASSWORD_CHARS).min(
  MIN_PASSWORD_CHARS,
  `must have at least ${MIN_PASSWORD_CHARS} characters`,
);

/** A token of a mailed link: 256 random bits, or two of those with a dot between. */
const linkToken = z
  .string()
  .regex(/^[\w-]{43}(\.[\w-]{43})?$/, "is incomplete; open the link again");

export const signUpBody = z.strictObject({
  name: label(80),
  email: emailAddress,
  password: newPassword,
  workspaceName: label(80).optional().describe("Needed without an invitation."),
  invitation: linkToken.optional().describe("The token of an invitation link."),
});
export type SignUpBody = z.infer<typeof signUpBody>;

export const signInBody = z.object({
  email: emailAddress,
  password: storableText(MAX_PASSWORD_CHARS).min(1),
});

export const requestResetBody = z.strictObject({ email: emailAddress });
export const resetPasswordBody = z.strictObject({ token: linkToken, password: newPassword });
export const linkTokenBody = z.strictObject({ token: linkToken });
/** The password is needed where the browser is not signed in to the account. */
export const confirmAddressBody = z.strictObject({
  token: linkToken,
  password: storableText(MAX_PASSWORD_CHARS).optional(),
});
export type ConfirmAddressBody = z.infer<typeof confirmAddressBody>;

const undoSendSeconds = z
  .literal(UNDO_SEND_SECONDS)
  .describe("For how long a reply waits in the browser before it is sent, and can be taken back.");

export const patchMeBody = z
  .strictObject({ name: label(80).optional(), undoSendSeconds: undoSendSeconds.optional() })
  .refine((body) => Object.keys(body).length > 0, {
    message: "give what to change",
    path: ["name"],
  });
export type PatchMeBody = z.infer<typeof patchMeBody>;
export const changePasswordBody = z.strictObject({
  currentPassword: storableText(MAX_PASSWORD_CHARS)
    .optional()
    .describe("Missing only where the account has none yet."),
  password: newPassword,
});

/** Six digits of an authenticator, or a recovery code; spaces and dashes are the reader's. */
const secondFactor = storableText(40)
  .transform((code) => code.replace(/[\s-]/g, "").toLowerCase())
  .refine((code) => /^(\d{6}|[a-z2-7]{10})$/.test(code), "must be six digits or a recovery code");
export const secondFactorBody = z.strictObject({ code: secondFactor });
export const beginTwoFactorBody = z.strictObject({
  currentPassword: storableText(MAX_PASSWORD_CHARS).optional(),
});
/** Whoever has no password shows a code instead. */
export const endTwoFactorBody = z.strictObject({
  currentPassword: storableText(MAX_PASSWORD_CHARS).optional(),
  code: secondFactor.optional(),
});

/** The code is needed where two-factor sign-in is on. */
export const changeEmailBody = z.strictObject({
  email: emailAddress,
  currentPassword: storableText(MAX_PASSWORD_CHARS).optional(),
  code: secondFactor.optional(),
});
export type ChangeEmailBody = z.infer<typeof changeEmailBody>;

/** How an account is protected; shown to its owner only. */
export const accountSecurity = z.strictObject({
  hasPassword: z.boolean(),
  twoFactor: z.strictObject({ enabled: z.boolean(), recoveryCodesLeft: z.int() }),
  providers: z.array(z.string()).describe("Names of the providers that sign this account in."),
});
export type AccountSecurity = z.infer<typeof accountSecurity>;

/** What an authenticator app needs, as text and as a picture (SVG). */
export const twoFactorSetup = z.strictObject({
  secret: z.string(),
  url: z.string(),
  qr: z.string(),
});
export type TwoFactorSetup = z.infer<typeof twoFactorSetup>;

/** The only answer with the codes. */
export const recoveryCodes = z.strictObject({ recoveryCodes: z.array(z.string()) });

/** A browser that is signed in to the account. */
export const signedInBrowser = z.strictObject({
  id,
  userAgent: nullableText,
  createdAt: timestamp,
  lastSeenAt: timestamp,
  isCurrent: z.boolean(),
});
export type SignedInBrowser = z.infer<typeof signedInBrowser>;

/** What an invitation says to who holds its link. */
export const invitationPreview = z.strictObject({
  workspaceName: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
});
export type InvitationPreview = z.infer<typeof invitationPreview>;

/** An owner is made at sign-up only. */
export const INVITABLE_ROLES = ROLES.filter((r) => r !== "owner");

export const createInvitationBody = z.strictObject({
  email: emailAddress,
  role: z.enum(["admin", "agent"]),
});
export type CreateInvitationBody = z.infer<typeof createInvitationBody>;

export const invitation = z.strictObject({
  id,
  email: z.string(),
  role: z.enum(ROLES),
  expiresAt: timestamp,
  createdAt: timestamp,
});
export type Invitation = z.infer<typeof invitation>;

export const createdInvitation = z.strictObject({
  invitation,
  url: z.string().describe("The link. It is only in this answer, and in the mail."),
  isMailed: z.boolean(),
});

/** Somebody who is signed in, in a workspace or in none. */
export const signedInPerson = z.strictObject({
  userId: id,
  name: z.string(),
  email: z.string(),
  isEmailVerified: z.boolean(),
  undoSendSeconds,
});
export type Person = z.infer<typeof signedInPerson>;

export const workspaceSummary = named;
export type WorkspaceSummary = z.infer<typeof workspaceSummary>;

/** The signed-in member. */
export const signedInMember = signedInPerson.extend({
  memberId: id,
  role: z.enum(ROLES),
  joinedAt: timestamp.describe("When they became a member; what is older counts as read."),
  workspace: workspaceSummary,
});
export type Me = z.infer<typeof signedInMember>;

export const chooseWorkspaceBody = z.strictObject({ workspaceId: rowId });

/** A domain whose people may join by themselves. */
export const joinDomain = z.strictObject({ id, domain: z.string(), createdAt: timestamp });
export type JoinDomain = z.infer<typeof joinDomain>;

/**
 * The domains of a workspace, and the one that the asking admin could add: their own address's.
 * `problem` says, in words, why they cannot.
 */
export const joinDomains = z.strictObject({
  items: z.array(joinDomain),
  nextCursor: z.null(),
  own: z.strictObject({ domain: z.string(), problem: nullableText }),
});
export type JoinDomains = z.infer<typeof joinDomains>;

export const addJoinDomainBody = z.strictObject({
  domain: storableText(253).transform((domain) => domain.trim().toLowerCase()),
});

/** A workspace that somebody may join because of their address. */
export const joinOffer = named;
export type JoinOffer = z.infer<typeof joinOffer>;

export const foundWorkspaceBody = z.strictObject({ name: label(80) });

export const patchMemberBody = z.strictObject({ role: z.enum(["admin", "agent"]) });
