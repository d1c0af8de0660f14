import {
  accountSecurity,
  beginTwoFactorBody,
  changeEmailBody,
  changePasswordBody,
  confirmAddressBody,
  endTwoFactorBody,
  linkTokenBody,
  patchMeBody,
  recoveryCodes,
  requestResetBody,
  resetPasswordBody,
  secondFactorBody,
  signedInBrowser,
  signedInMember,
  signedInPerson,
  signUpBody,
  twoFactorSetup,
} from "../accounts.ts";
import { idParams, pageOf } from "../shapes.ts";
import { z } from "../zod.ts";
import { endpoint } from "./endpoint.ts";

export const signUp = endpoint({
  method: "POST",
  path: "/api/v1/signup",
  access: "anyone",
  summary:
    "Creates an account, with a workspace or as an invited member. Signing in is a step of its own.",
  body: signUpBody,
  response: z.strictObject({}),
  status: [201],
  errors: ["origin_not_allowed", "signup_closed"],
  limit: ["address:account"],
});

export const requestPasswordReset = endpoint({
  method: "POST",
  path: "/api/v1/password-reset",
  access: "anyone",
  summary:
    "Mails a link to choose a new password. The answer does not tell whether there is an account.",
  body: requestResetBody,
  response: null,
  errors: ["origin_not_allowed", "unavailable"],
  limit: ["address:account"],
});

export const resetPassword = endpoint({
  method: "POST",
  path: "/api/v1/password-reset/confirm",
  access: "anyone",
  summary: "Sets a new password with the mailed link, and signs every browser out.",
  body: resetPasswordBody,
  response: null,
  errors: ["origin_not_allowed"],
  limit: ["address:account"],
});

export const requestEmailVerification = endpoint({
  method: "POST",
  path: "/api/v1/me/email-verification",
  access: "person",
  summary: "Mails the link that confirms one's address once more.",
  response: null,
  errors: ["unavailable"],
  limit: ["address:account"],
});

export const verifyEmail = endpoint({
  method: "POST",
  path: "/api/v1/email-verification/confirm",
  access: "anyone",
  summary:
    "Confirms an address with the mailed link, for whoever holds the account; in any browser.",
  body: confirmAddressBody,
  response: null,
  errors: ["origin_not_allowed"],
  limit: ["address:account"],
});

export const requestEmailChange = endpoint({
  method: "PUT",
  path: "/api/v1/me/email",
  access: "person",
  summary: "Asks for another address, which counts once the link that is mailed there was opened.",
  body: changeEmailBody,
  response: null,
  errors: ["unavailable"],
  limit: ["address:account"],
});

export const confirmEmailChange = endpoint({
  method: "POST",
  path: "/api/v1/email-change/confirm",
  access: "anyone",
  summary:
    "Changes the address with the link mailed to the new one, for whoever holds the account.",
  body: confirmAddressBody,
  response: null,
  errors: ["origin_not_allowed"],
  limit: ["address:account"],
});

export const undoEmailChange = endpoint({
  method: "POST",
  path: "/api/v1/email-change/undo",
  access: "anyone",
  summary: "Gives the account its old address back, with the link mailed there.",
  body: linkTokenBody,
  response: null,
  errors: ["origin_not_allowed"],
  limit: ["address:account"],
});

export const getMe = endpoint({
  method: "GET",
  path: "/api/v1/me",
  access: "member",
  summary: "Returns the signed-in member.",
  response: signedInMember,
  errors: [],
});

export const updateMe = endpoint({
  method: "PATCH",
  path: "/api/v1/me",
  access: "person",
  summary: "Changes one's name.",
  body: patchMeBody,
  response: z.union([signedInMember, signedInPerson]),
  errors: [],
});

export const changePassword = endpoint({
  method: "PUT",
  path: "/api/v1/me/password",
  access: "person",
  summary: "Changes one's password, and signs one's other browsers out.",
  body: changePasswordBody,
  response: null,
  errors: ["rate_limited"],
});

export const getAccountSecurity = endpoint({
  method: "GET",
  path: "/api/v1/me/security",
  access: "person",
  summary: "Returns how one's account is protected.",
  response: accountSecurity,
  errors: [],
});

export const listBrowsers = endpoint({
  method: "GET",
  path: "/api/v1/me/browsers",
  access: "person",
  summary: "Lists the browsers that are signed in to one's account.",
  response: pageOf(signedInBrowser),
  errors: [],
});

export const signOutEverywhere = endpoint({
  method: "DELETE",
  path: "/api/v1/me/browsers",
  access: "person",
  summary: "Signs every browser out, this one too.",
  response: null,
  errors: [],
});

export const signOutBrowser = endpoint({
  method: "DELETE",
  path: "/api/v1/me/browsers/[id]",
  access: "person",
  summary: "Signs one of one's own browsers out.",
  params: idParams,
  response: null,
  errors: [],
});

export const beginTwoFactor = endpoint({
  method: "POST",
  path: "/api/v1/me/two-factor",
  access: "person",
  summary:
    "Makes a secret for an authenticator app, which is in use once a code of it was confirmed.",
  body: beginTwoFactorBody,
  response: twoFactorSetup,
  status: [201],
  errors: ["conflict", "rate_limited"],
});

export const endTwoFactor = endpoint({
  method: "DELETE",
  path: "/api/v1/me/two-factor",
  access: "person",
  summary: "Turns two-factor sign-in off.",
  body: endTwoFactorBody,
  response: null,
  errors: ["rate_limited"],
});

export const confirmTwoFactor = endpoint({
  method: "POST",
  path: "/api/v1/me/two-factor/confirm",
  access: "person",
  summary: "Turns two-factor sign-in on. The recovery codes are only in this answer.",
  body: secondFactorBody,
  response: recoveryCodes,
  status: [201],
  errors: ["conflict", "rate_limited"],
});

export const renewRecoveryCodes = endpoint({
  method: "POST",
  path: "/api/v1/me/two-factor/recovery-codes",
  access: "person",
  summary: "Makes new recovery codes, which are only in this answer; the old ones stop working.",
  body: endTwoFactorBody,
  response: recoveryCodes,
  status: [201],
  errors: ["conflict", "rate_limited"],
});

export const checkSecondFactor = endpoint({
  method: "POST",
  path: "/api/v1/me/two-factor/check",
  access: "person",
  summary: "Completes signing in with a code of the authenticator, or a recovery code.",
  body: secondFactorBody,
  response: null,
  errors: ["rate_limited"],
});
