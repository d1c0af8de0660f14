import type { Page } from "@linkdesk/contract/conversations.ts";
import { NOTE_PAGE_SIZE } from "@linkdesk/contract/limits.ts";
import type { Note } from "@linkdesk/contract/notes.ts";
import { type QueryClient, useQuery } from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

const pathOf = (conversationId: string) => `/conversations/${conversationId}/notes` as const;

/** The team's notes in a conversation, oldest first, all of them: there are few. */
export function useNotes(conversationId: string) {
  return useQuery({
    queryKey: keys.notes(conversationId),
    queryFn: async ({ signal }) => {
      const notes: Note[] = [];
      let cursor: string | null = null;
      do {
        const query: { cursor: string | null; limit: number } = { cursor, limit: NOTE_PAGE_SIZE };
        const page: Page<Note> = await api.get(pathOf(conversationId), query, signal);
        notes.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return notes.reverse();
    },
  });
}

/** Puts a note that the server has just taken into the list, if that is loaded. */
export function putNote(client: QueryClient, note: Note): void {
  client.setQueryData<Note[]>(keys.notes(note.conversationId), (notes) =>
    notes?.some(({ id }) => id === note.id) ? notes : notes && [...notes, note],
  );
}
