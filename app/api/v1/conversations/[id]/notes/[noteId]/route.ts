import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { deleteNote } from "@/lib/conversations/delete-note";
import { updateNote } from "@/lib/conversations/update-note";
import { route } from "@/lib/http/route";

export const PATCH = route(endpoints.updateNote, {
  auth: caller,
  handle: async ({ actor, params, body }) => ({
    note: await updateNote(actor, params.id, params.noteId, body),
  }),
});

export const DELETE = route(endpoints.deleteNote, {
  auth: caller,
  handle: ({ actor, params }) => deleteNote(actor, params.id, params.noteId),
});
