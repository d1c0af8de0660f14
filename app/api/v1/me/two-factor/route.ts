import { beginTwoFactorBody, endTwoFactorBody } from "@linkdesk/contract/accounts.ts";
import { person } from "@/lib/accounts/require-member";
import { beginTwoFactor, endTwoFactor } from "@/lib/accounts/two-factor";
import { json, noContent, route } from "@/lib/http/route";

/** Makes a secret for an authenticator app; it is in use once a code of it was confirmed. */
export const POST = route({
  auth: person,
  body: beginTwoFactorBody,
  handle: async ({ actor, body }) => json(await beginTwoFactor(actor, body.currentPassword), 201),
});

/** Turns two-factor sign-in off. */
export const DELETE = route({
  auth: person,
  body: endTwoFactorBody,
  handle: async ({ actor, body }) => {
    await endTwoFactor(actor, body);
    return noContent();
  },
});
