import { channelAuthBody } from "@linkdesk/contract/widget.ts";
import { authorizeVisitorChannel } from "@/lib/conversations/authorize-channel";
import { json, route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

/** Lets the visitor's socket join a channel of one of their conversations. */
export const POST = route({
  auth: visitor,
  body: channelAuthBody,
  limit: limits.write,
  handle: async ({ actor, body }) => json(await authorizeVisitorChannel(actor, body)),
});
