import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { listNotes } from "@/lib/conversations/list-notes";
import { writeNote } from "@/lib/conversations/write-note";
import { withClientId } from "@/lib/http/idempotency-key";
import { reply, route } from "@/lib/http/route";

export const GET = route(endpoints.listNotes, {
  auth: caller,
  handle: ({ actor, params, query }) => listNotes(actor, params.id, query),
});

export const POST = route(endpoints.writeNote, {
  auth: caller,
  handle: async ({ actor, request, params, body }) => {
    const input = withClientId(request, actor, body);
    const { note, created } = await writeNote(actor, params.id, input);
    return reply({ note }, { status: created ? 201 : 200 });
  },
});
