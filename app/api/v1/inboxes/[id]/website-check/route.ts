import { idParams } from "@linkdesk/contract/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";
import { checkWebsite } from "@/lib/inboxes/check-website";

/** Fetches the inbox's website and says whether the snippet is in it. */
export const POST = route({
  auth: member,
  params: idParams,
  limit: (actor) => [{ name: "workspace:website-check", who: actor.workspace.id }],
  handle: async ({ actor, params }) => json(await checkWebsite(actor, params.id)),
});
