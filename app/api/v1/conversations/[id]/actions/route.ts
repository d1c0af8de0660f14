import { runActionsBody } from "@linkdesk/contract/conversation-actions.ts";
import { idParams } from "@linkdesk/contract/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { runActions } from "@/lib/actions/run-actions";
import { json, route } from "@/lib/http/route";

/** Runs actions on a conversation. Returns it, and the actions that undo them. */
export const POST = route({
  auth: member,
  params: idParams,
  body: runActionsBody,
  handle: async ({ actor, params, body }) => json(await runActions(actor, params.id, body.actions)),
});
