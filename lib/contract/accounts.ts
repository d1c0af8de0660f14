import { ROLES, type Role } from "./conversations.ts";
import { MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS } from "./password.ts";
import { emailAddress, label, rowId, storableText } from "./text.ts";
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
  /** Needed without an invitation. */
  workspaceName: label(80).optional(),
  /** The token of an invitation link. */
  invitation: linkToken.optional(),
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

export const patchMeBody = z.strictObject({ name: label(80) });
export const changePasswordBody = z.strictObject({
  /** Missing only where the account has none yet. */
  currentPassword: storableText(MAX_PASSWORD_CHARS).optional(),
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
export type AccountSecurity = {
  hasPassword: boolean;
  twoFactor: { enabled: boolean; recoveryCodesLeft: number };
  /** Names of the providers that sign this account in. */
  providers: string[];
};

/** What an authenticator app needs, as text and as a picture (SVG). */
export type TwoFactorSetup = { secret: string; url: string; qr: string };

/** A browser that is signed in to the account. */
export type SignedInBrowser = {
  id: string;
  userAgent: string | null;
  createdAt: string;
  lastSeenAt: string;
  isCurrent: boolean;
};

/** What an invitation says to who holds its link. */
export type InvitationPreview = { workspaceName: string; email: string; role: Role };

/** An owner is made at sign-up only. */
export const INVITABLE_ROLES = ROLES.filter((r) => r !== "owner");

export const createInvitationBody = z.strictObject({
  email: emailAddress,
  role: z.enum(["admin", "agent"]),
});
export type CreateInvitationBody = z.infer<typeof createInvitationBody>;

export type Invitation = {
  id: string;
  email: string;
  role: Role;
  expiresAt: string;
  createdAt: string;
};

/** Somebody who is signed in, in a workspace or in none. */
export type Person = { userId: string; name: string; email: string; isEmailVerified: boolean };

export type WorkspaceSummary = { id: string; name: string };

/** The signed-in member. */
export type Me = Person & {
  memberId: string;
  role: Role;
  /** When they became a member; what is older counts as read. */
  joinedAt: string;
  workspace: WorkspaceSummary;
};

export const chooseWorkspaceBody = z.strictObject({ workspaceId: rowId });

/** A domain whose people may join by themselves. */
export type JoinDomain = { id: string; domain: string; createdAt: string };

/**
 * The domains of a workspace, and the one that the asking admin could add: their own address's.
 * `problem` says, in words, why they cannot.
 */
export type JoinDomains = {
  items: JoinDomain[];
  nextCursor: null;
  own: { domain: string; problem: string | null };
};

export const addJoinDomainBody = z.strictObject({
  domain: storableText(253).transform((domain) => domain.trim().toLowerCase()),
});

/** A workspace that somebody may join because of their address. */
export type JoinOffer = { id: string; name: string };

export const foundWorkspaceBody = z.strictObject({ name: label(80) });

export const patchMemberBody = z.strictObject({ role: z.enum(["admin", "agent"]) });
