import Pusher from "pusher-js";
import type { Chat, ChatOptions, ChatState, ChatStorage } from "../../packages/chat/src/index.ts";
import { createChat } from "../../packages/chat/src/index.ts";

/** The storage of one device, in memory. */
export function memoryStorage(): ChatStorage & { keys: () => string[] } {
  const kept = new Map<string, string>();
  return {
    getItem: async (key) => kept.get(key) ?? null,
    setItem: async (key, value) => void kept.set(key, value),
    removeItem: async (key) => void kept.delete(key),
    keys: () => [...kept.keys()],
  };
}

/** A chat without a screen, as a program of Node.js has it. */
export const headlessChat = (options: ChatOptions): Chat => createChat({ Pusher, ...options });

/** Waits until the chat's state is as wanted, and returns it. Throws with the last state after ten seconds. */
export function untilState(
  chat: Chat,
  isWanted: (state: ChatState) => boolean,
): Promise<ChatState> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      leave();
      reject(new Error(`the state stayed ${JSON.stringify({ ...chat.getState(), config: null })}`));
    }, 10_000);
    const look = () => {
      const state = chat.getState();
      if (!isWanted(state)) return;
      clearTimeout(timer);
      leave();
      resolve(state);
    };
    const leave = chat.subscribe(look);
    look();
  });
}
