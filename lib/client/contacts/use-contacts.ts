import type { ContactDeletion, PatchContactBody } from "@linkdesk/contract/contacts.ts";
import type { ConversationFilter } from "@linkdesk/contract/conversation-filter.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { dropContact, refetchContact } from "../conversations/use-conversations.ts";
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

/** Changes details of a contact, and shows them wherever the contact is on screen. */
export function useUpdateContact(contactId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PatchContactBody) => api.patch(`/contacts/${contactId}`, body),
    onSuccess: () => refetchContact(client, contactId),
  });
}

/** One more than are shown, because the open one is among them. */
const OTHERS_LIMIT = 6;

/** Every conversation with the contact, whatever its status. */
export const conversationsOf = (contactId: string): ConversationFilter => ({
  match: "all",
  conditions: [{ field: "contact", operator: "is", value: contactId }],
});

/** The contact's newest conversations, the open one included. */
export function useOtherConversations(contactId: string) {
  return useQuery({
    queryKey: keys.contactConversations(contactId),
    queryFn: ({ signal }) => {
      const filter = JSON.stringify(conversationsOf(contactId));
      return api.get("/conversations", { filter, limit: OTHERS_LIMIT }, signal);
    },
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
