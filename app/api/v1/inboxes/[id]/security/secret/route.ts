import { idParams } from "@linkdesk/contract/conversations.ts";
import { rotateSecretBody } from "@linkdesk/contract/inbox-security.ts";
import { member } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";
import { rotateSecret } from "@/lib/sessions/inbox-secrets";

/** Makes a new secret. The answer is the only place where it is ever shown. */
export const POST = route({
  auth: member,
  params: idParams,
  body: rotateSecretBody,
  handle: async ({ actor, params, body }) =>
    json(await rotateSecret(actor, params.id, body.overlapHours), 201),
});
