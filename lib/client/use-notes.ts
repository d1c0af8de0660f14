import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { NOTE_PAGE_SIZE } from "@/lib/contract/chat/limits";
import { uuid } from "@/lib/contract/chat/uuid";
import type { Page } from "@/lib/contract/conversations";
import type { Note, PostNoteBody } from "@/lib/contract/notes";
import { api } from "./api.ts";
import { keys } from "./query-keys.ts";

const pathOf = (conversationId: string) => `/conversations/${conversationId}/notes`;

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

/**
 * Leaves a note. What failed and is sent again unchanged is the same note: the first try may have
 * arrived although its answer did not.
 */
export function useWriteNote(conversationId: string) {
  const client = useQueryClient();
  const tried = useRef({ text: "", clientId: "" });
  return useMutation({
    mutationFn: async (text: string) => {
      if (tried.current.text !== text) tried.current = { text, clientId: uuid() };
      const body: PostNoteBody = { clientId: tried.current.clientId, text };
      return (await api.post<{ note: Note }>(pathOf(conversationId), body)).note;
    },
    onSuccess: (note) => {
      tried.current = { text: "", clientId: "" };
      client.setQueryData<Note[]>(keys.notes(conversationId), (notes) =>
        notes?.some(({ id }) => id === note.id) ? notes : notes && [...notes, note],
      );
    },
  });
}
