import * as endpoints from "@linkdesk/contract/endpoints/widget.ts";
import { writeTranscript } from "@/lib/conversations/write-transcript";
import { requestTranscript } from "@/lib/email/outgoing/mail-transcript";
import { route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

export const GET = route(endpoints.getTranscript, {
  auth: visitor,
  limit: limits.write,
  handle: async ({ actor, params }) =>
    new Response(await writeTranscript(actor, params.id), {
      headers: {
        "content-type": "text/plain; charset=utf-8",
        "content-disposition": 'attachment; filename="conversation.txt"',
        "cache-control": "no-store",
      },
    }),
});

export const POST = route(endpoints.mailTranscript, {
  auth: visitor,
  limit: limits.write,
  handle: ({ actor, params, body }) => requestTranscript(actor, params.id, body.email),
});
