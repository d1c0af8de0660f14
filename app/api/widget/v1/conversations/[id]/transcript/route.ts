import { idParams } from "@/lib/contract/conversations";
import { writeTranscript } from "@/lib/conversations/write-transcript";
import { route } from "@/lib/http/route";
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
