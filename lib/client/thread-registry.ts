import type { Message, MessagePage } from "@/lib/contract/conversations";
import { api, errorText } from "./api.ts";
import { createThread, type Thread } from "./thread.ts";

/** Threads kept in memory, so that going back to one is instant and a failed send survives. */
const MAX_THREADS = 30;

export type ThreadRegistry = {
  get: (conversationId: string) => Thread;
  /** The thread if it was opened before. */
  peek: (conversationId: string) => Thread | undefined;
};

function threadOf(conversationId: string): Thread {
  const path = `/conversations/${conversationId}/messages`;
  return createThread({
    fetchPage: (query) => api.get<MessagePage>(path, query),
    post: async (body) => (await api.post<{ message: Message }>(path, body)).message,
    errorText,
    newId: () => crypto.randomUUID(),
  });
}

export function createThreadRegistry(): ThreadRegistry {
  const threads = new Map<string, Thread>();

  function forgetOldest(): void {
    for (const [id, thread] of threads) {
      if (threads.size <= MAX_THREADS) return;
      if (thread.getSnapshot().store.outgoing.length === 0) threads.delete(id);
    }
  }

  return {
    peek: (id) => threads.get(id),
    get(id) {
      const known = threads.get(id);
      const thread = known ?? threadOf(id);
      threads.delete(id);
      threads.set(id, thread);
      if (!known) forgetOldest();
      return thread;
    },
  };
}
