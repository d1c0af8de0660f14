import { idParams } from "@linkdesk/contract/conversations.ts";
import { notesQuery, postNoteBody } from "@linkdesk/contract/notes.ts";
import { member } from "@/lib/accounts/require-member";
import { listNotes } from "@/lib/conversations/list-notes";
import { writeNote } from "@/lib/conversations/write-note";
import { json, route } from "@/lib/http/route";

/** The team's notes, newest first. */
export const GET = route({
  auth: member,
  params: idParams,
  query: notesQuery,
  handle: async ({ actor, params, query }) => json(await listNotes(actor, params.id, query)),
});

/** Leaves a note for the team; 200 instead of 201 when this clientId was sent before. */
export const POST = route({
  auth: member,
  params: idParams,
  body: postNoteBody,
  handle: async ({ actor, params, body }) => {
    const { note, created } = await writeNote(actor, params.id, body);
    return json({ note }, created ? 201 : 200);
  },
});
