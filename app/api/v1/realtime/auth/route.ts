import { channelAuthBody } from "@linkdesk/contract/widget.ts";
import { member } from "@/lib/accounts/require-member";
import { authorizeMemberChannel } from "@/lib/conversations/authorize-channel";
import { json, route } from "@/lib/http/route";

/** Lets the agent's socket join a channel of the workspace. */
export const POST = route({
  auth: member,
  body: channelAuthBody,
  handle: async ({ actor, body }) => json(await authorizeMemberChannel(actor, body)),
});
