import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { listNotes } from "@/lib/conversations/list-notes";
import { writeNote } from "@/lib/conversations/write-note";
import { reply, route } from "@/lib/http/route";

export const GET = route(endpoints.listNotes, {
  auth: member,
  handle: ({ actor, params, query }) => listNotes(actor, params.id, query),
});

export const POST = route(endpoints.writeNote, {
  auth: member,
  handle: async ({ actor, params, body }) => {
    const { note, created } = await writeNote(actor, params.id, body);
    return reply({ note }, { status: created ? 201 : 200 });
  },
});
