import type { Email } from "@linkdesk/contract/emails.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

/** A conversation with more mails than this shows the newest ones. */
const MAX_SHOWN = 100;

/** The mails of a conversation in both directions, oldest first. */
export function useEmails(conversationId: string) {
  return useQuery({
    queryKey: keys.emails(conversationId),
    queryFn: async ({ signal }) => {
      const path = `/conversations/${conversationId}/emails` as const;
      const page = await api.get(path, { limit: MAX_SHOWN }, signal);
      return page.items.reverse();
    },
  });
}

/** The mails of the workspace that wait for a decision, newest first. */
export function useHeldEmails() {
  return useQuery({
    queryKey: keys.heldEmails,
    queryFn: async ({ signal }) => (await api.get("/held-emails", {}, signal)).items,
  });
}

/** One mail with all of its words. */
export function useEmail(id: string) {
  return useQuery({
    queryKey: keys.email(id),
    queryFn: ({ signal }) => api.get(`/emails/${id}`, {}, signal),
  });
}

/** Accepts or discards a held mail. */
export function useDecideEmail() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, decision }: { id: string; decision: "accept" | "discard" }) =>
      decision === "accept" ? api.post(`/emails/${id}/accept`) : api.post(`/emails/${id}/discard`),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.heldEmails });
      void client.invalidateQueries({ queryKey: keys.anyEmails });
    },
  });
}

/** What is shown of mails between and below messages. */
export type PlacedEmails = {
  /** The mail that each message came by, by the message's id. */
  cameBy: ReadonlyMap<string, Email>;
  /** The newest mail that each message of ours was sent in, by the message's `seq`. */
  sentBy: (seq: number) => Email | undefined;
  /** Held mails, automatic replies and transcripts, which are no messages. */
  others: readonly Email[];
};

/** Sorts the mails of a conversation by where they are shown. */
export function placeEmails(emails: readonly Email[]): PlacedEmails {
  const incoming = emails.filter(({ direction }) => direction === "incoming");
  const outgoing = emails.filter(
    (one) => one.direction === "outgoing" && !one.isToTeam && !one.isTranscript,
  );
  return {
    cameBy: new Map(incoming.flatMap((one) => (one.messageId ? [[one.messageId, one]] : []))),
    sentBy: (seq) => outgoing.findLast((one) => one.afterSeq < seq && seq <= one.upToSeq),
    others: emails.filter(
      ({ state, reason, isTranscript }) =>
        isTranscript || state === "held" || (state === "ignored" && reason === "automatic_reply"),
    ),
  };
}

/** What stands behind each message, by its `seq`: the newest message before it. */
export function placeAt(
  emails: readonly Email[],
  messages: readonly { seq: number; createdAt: string }[],
): Map<number, Email[]> {
  const seqAt = (at: string) => messages.findLast((message) => message.createdAt <= at)?.seq ?? -1;
  return Map.groupBy(emails, ({ createdAt }) => seqAt(createdAt));
}

/** Mails the conversation to an address. */
export function useSendTranscript(conversationId: string) {
  return useMutation({
    mutationFn: (email: string) =>
      api.post(`/conversations/${conversationId}/transcripts`, { email }),
  });
}
