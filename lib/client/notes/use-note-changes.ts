import type { MentionRef, Note } from "@linkdesk/contract/notes.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

const pathOf = ({ conversationId, id }: Note) =>
  `/conversations/${conversationId}/notes/${id}` as const;

/** Shows a change of the notes at once, and what was before if the server refuses. */
function useOptimistic(note: Note) {
  const client = useQueryClient();
  const key = keys.notes(note.conversationId);
  return {
    show: async (change: (notes: Note[]) => Note[]) => {
      // An answer under way is older than the change.
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<Note[]>(key);
      client.setQueryData<Note[]>(key, (notes) => notes && change(notes));
      return { before };
    },
    restore: (before: Note[] | undefined) => before && client.setQueryData(key, before),
    refetch: () => client.invalidateQueries({ queryKey: key }),
  };
}

type Change = { text: string; mentions: MentionRef[]; editedAt: string | null };

/** Changes a note of one's own. The mutation fails with `conflict` if it was changed elsewhere since `editedAt`. */
export function useUpdateNote(note: Note) {
  const { show, restore, refetch } = useOptimistic(note);
  return useMutation({
    mutationFn: (change: Change) => api.patch(pathOf(note), change),
    onMutate: ({ text }) =>
      show((notes) => notes.map((one) => (one.id === note.id ? { ...one, text } : one))),
    onError: (_error, _change, context) => restore(context?.before),
    onSettled: refetch,
  });
}

/** Deletes a note for everybody. */
export function useDeleteNote(note: Note) {
  const { show, restore, refetch } = useOptimistic(note);
  return useMutation({
    mutationFn: () => api.delete(pathOf(note)),
    onMutate: () => show((notes) => notes.filter(({ id }) => id !== note.id)),
    onError: (_error, _nothing, context) => restore(context?.before),
    onSettled: refetch,
  });
}
