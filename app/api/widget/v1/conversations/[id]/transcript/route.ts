import { idParams } from "@linkdesk/contract/conversations.ts";
import { mailTranscriptBody } from "@linkdesk/contract/widget.ts";
import { requestTranscript } from "@/lib/conversations/mail-transcript";
import { writeTranscript } from "@/lib/conversations/write-transcript";
import { noContent, route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

/** The conversation as plain text, to keep. */
export const GET = route({
  auth: visitor,
  params: idParams,
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

/** The same by e-mail, to the address the visitor gives. */
export const POST = route({
  auth: visitor,
  params: idParams,
  limit: limits.write,
  body: mailTranscriptBody,
  handle: async ({ actor, params, body }) => {
    await requestTranscript(actor, params.id, body.email);
    return noContent();
  },
});
