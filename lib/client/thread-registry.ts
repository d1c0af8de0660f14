import type { Delivery } from "@/lib/contract/chat/outbox";
import { uuid } from "@/lib/contract/chat/uuid";
import type { Message, MessagePage } from "@/lib/contract/conversations";
import { ApiError, api, errorText, isTransient } from "./api.ts";
import { createThread, type Thread } from "./thread.ts";

/** Threads kept in memory, so that going back to one is instant and a failed send survives. */
const MAX_THREADS = 30;

export type ThreadRegistry = {
  get: (conversationId: string) => Thread;
};

function explain(error: unknown): Delivery & { kind: "later" | "rejected" } {
  if (!isTransient(error)) return { kind: "rejected", error: errorText(error) };
  const retryAfterMs = error instanceof ApiError ? error.retryAfterMs : null;
  return { kind: "later", retryAfterMs, error: errorText(error) };
}

function threadOf(conversationId: string): Thread {
  const path = `/conversations/${conversationId}/messages`;
  return createThread({
    fetchPage: (range) => api.get<MessagePage>(path, range),
    post: async (body) => (await api.post<{ message: Message }>(path, body)).message,
    explain,
    newId: uuid,
    mayPoll: () => document.visibilityState === "visible",
  });
}

export function createThreadRegistry(): ThreadRegistry {
  const threads = new Map<string, Thread>();

  function forgetOldest(): void {
    for (const [id, thread] of threads) {
      if (threads.size <= MAX_THREADS) return;
      if (thread.getSnapshot().outgoing.length === 0) threads.delete(id);
    }
  }

  return {
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
