import type { ChatStorage } from "./options.ts";

/** One text in the visitor's storage. A storage that fails costs the memory, not the chat. */
export function keepIn(storage: ChatStorage | undefined, key: string) {
  return {
    async read(): Promise<string | null> {
      try {
        return (await storage?.getItem(key)) ?? null;
      } catch {
        return null;
      }
    },
    async write(text: string | null): Promise<void> {
      try {
        await (text === null ? storage?.removeItem(key) : storage?.setItem(key, text));
      } catch {
        // Full, or blocked.
      }
    },
  };
}
