import type { Delivery } from "@linkdesk/chat/outbox.ts";
import { uuid } from "@linkdesk/chat/uuid.ts";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { Note } from "@linkdesk/contract/notes.ts";
import { ApiError, api, errorText, isTransient, lastApi } from "../api.ts";
import { createThread, type Thread } from "./thread.ts";
import type { Unsent } from "./unsent.ts";

/** Threads kept in memory, so that going back to one is instant and a failed send survives. */
const MAX_THREADS = 30;

export type ThreadRegistry = {
  get: (conversationId: string) => Thread;
  /** Sends what an earlier page left unsent, in whichever conversation. */
  resume: () => void;
  /** Sends at once what waits to be taken back: the page is being left. */
  release: () => void;
};

type Deps = {
  unsent: Unsent;
  /** The server has this note. */
  onNote: (note: Note) => void;
  /** A message was sent that actions follow. */
  onAct: (conversationId: string, actions: readonly ConversationAction[]) => Promise<void>;
};

/** Larger ones are refused by browsers when the page is left. */
const MAX_LAST_CHARS = 15_000;

/** A page that is not looked at may be on its way out, which must not cut the request. */
const postApi = ({ text }: { text: string }) =>
  document.visibilityState === "hidden" && text.length <= MAX_LAST_CHARS ? lastApi : api;

function explain(error: unknown): Delivery {
  // The page is leaving for the sign-in page; the one that comes back sends it.
  if (error instanceof ApiError && error.code === "unauthenticated") return { kind: "halt" };
  if (!isTransient(error)) return { kind: "rejected", error: errorText(error) };
  const retryAfterMs = error instanceof ApiError ? error.retryAfterMs : null;
  return { kind: "later", retryAfterMs, error: errorText(error) };
}

function threadOf(conversationId: string, { unsent, onNote, onAct }: Deps): Thread {
  const path = `/conversations/${conversationId}` as const;
  return createThread({
    fetchPage: (range) => api.get(`${path}/messages`, range),
    post: async (body) => (await postApi(body).post(`${path}/messages`, body)).message,
    postNote: async (body) => onNote((await api.post(`${path}/notes`, body)).note),
    act: (actions) => onAct(conversationId, actions),
    stored: { replies: unsent.replies(conversationId), notes: unsent.notes(conversationId) },
    explain,
    newId: uuid,
    mayPoll: () => document.visibilityState === "visible",
  });
}

export function createThreadRegistry(deps: Deps): ThreadRegistry {
  const threads = new Map<string, Thread>();

  function forgetOldest(): void {
    for (const [id, thread] of threads) {
      if (threads.size <= MAX_THREADS) return;
      const { outgoing, outgoingNotes } = thread.getSnapshot();
      if (outgoing.length + outgoingNotes.length === 0) threads.delete(id);
    }
  }

  function get(id: string): Thread {
    const known = threads.get(id);
    const thread = known ?? threadOf(id, deps);
    threads.delete(id);
    threads.set(id, thread);
    if (!known) forgetOldest();
    return thread;
  }

  return {
    get,
    resume() {
      for (const id of deps.unsent.conversations()) get(id).hurry();
    },
    release() {
      for (const thread of threads.values()) thread.release();
    },
  };
}
