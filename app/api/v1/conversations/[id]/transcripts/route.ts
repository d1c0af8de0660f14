import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { sendTranscript } from "@/lib/email/outgoing/mail-transcript";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.sendTranscript, {
  auth: caller,
  handle: ({ actor, params, body }) => sendTranscript(actor, params.id, body.email),
});
