import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Dictionary } from "../locales/dictionary.ts";
import type { Chat } from "./chat.ts";

export type Environment = { chat: Chat; words: Dictionary; language: string };

const EnvironmentContext = createContext<Environment | null>(null);
export const EnvironmentProvider = EnvironmentContext.Provider;

/** The chat, the words and the language of this frame. */
export function useEnvironment(): Environment {
  const environment = useContext(EnvironmentContext);
  if (!environment) throw new Error("useEnvironment needs an EnvironmentProvider.");
  return environment;
}
