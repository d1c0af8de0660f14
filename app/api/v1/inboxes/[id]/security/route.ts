import { idParams } from "@linkdesk/contract/conversations.ts";
import { patchInboxSecurityBody } from "@linkdesk/contract/inbox-security.ts";
import { member } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";
import { getInboxSecurity, updateInboxSecurity } from "@/lib/inboxes/inbox-security";

/** Who may embed the inbox, who is kept out, and whether it can verify visitors. */
export const GET = route({
  auth: member,
  params: idParams,
  handle: async ({ actor, params }) => json(await getInboxSecurity(actor, params.id)),
});

/** Changes the given fields. */
export const PATCH = route({
  auth: member,
  params: idParams,
  body: patchInboxSecurityBody,
  handle: async ({ actor, params, body }) =>
    json(await updateInboxSecurity(actor, params.id, body)),
});
