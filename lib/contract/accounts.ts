import { z } from "zod";
import { ROLES, type Role } from "./conversations.ts";
import { MIN_PASSWORD_CHARS } from "./password.ts";
import { emailAddress, label, storableText } from "./text.ts";

/** Length is the rule (NIST SP 800-63B); argon2 hashes at most this much without cost to us. */
const newPassword = storableText(200).min(
  MIN_PASSWORD_CHARS,
  `must have at least ${MIN_PASSWORD_CHARS} characters`,
);

export const signUpBody = z.strictObject({
  name: label(80),
  email: emailAddress,
  password: newPassword,
  /** Needed without an invitation. */
  workspaceName: label(80).optional(),
  /** The token of an invitation link. */
  invitation: storableText(100).optional(),
});
export type SignUpBody = z.infer<typeof signUpBody>;

export const signInBody = z.object({ email: emailAddress, password: storableText(200).min(1) });

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

/** The signed-in member. */
export type Me = {
  memberId: string;
  userId: string;
  name: string;
  email: string;
  role: Role;
  workspace: { id: string; name: string };
};

export const patchMemberBody = z.strictObject({ role: z.enum(["admin", "agent"]) });
