import { idParams } from "@linkdesk/contract/conversations.ts";
import { patchInboxBody } from "@linkdesk/contract/inboxes.ts";
import { member } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";
import { getInbox } from "@/lib/inboxes/get-inbox";
import { updateInbox } from "@/lib/inboxes/update-inbox";

/** One inbox with its settings. */
export const GET = route({
  auth: member,
  params: idParams,
  handle: async ({ actor, params }) => json(await getInbox(actor, params.id)),
});

/** Changes the given fields of an inbox. */
export const PATCH = route({
  auth: member,
  params: idParams,
  body: patchInboxBody,
  handle: async ({ actor, params, body }) => json(await updateInbox(actor, params.id, body)),
});
