import type { ContactDeletion } from "@linkdesk/contract/contacts.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { dropContact } from "../conversations/use-conversations.ts";
import { keys } from "../query-keys.ts";

/** The contact's browsers, the one seen last first. */
export function useContactSessions(contactId: string) {
  return useQuery({
    queryKey: keys.contactSessions(contactId),
    queryFn: async ({ signal }) =>
      (await api.get(`/contacts/${contactId}/sessions`, {}, signal)).items,
  });
}

export function useEndSession(contactId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete(`/sessions/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.contactSessions(contactId) }),
  });
}

/** `onDeleted` runs also when the screen that asked has gone with the contact, as it does. */
export function useDeleteContact(
  contactId: string,
  onDeleted: (deletion: ContactDeletion) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete(`/contacts/${contactId}`),
    onSuccess: (deletion) => {
      onDeleted(deletion);
      dropContact(client, contactId);
    },
  });
}

/** Where the archive of everything kept of a contact is. */
export const contactExportHref = (contactId: string) => `/api/v1/contacts/${contactId}/export`;
