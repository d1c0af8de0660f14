import { backoffMs, isTemporary, retryAfterMs } from "./backoff.ts";
import type { ChatError } from "./options.ts";
import { readProblem } from "./read-problem.ts";
import type { ChatConfig } from "./types.ts";

type Answer = { config: ChatConfig } | { error: ChatError } | { retryAfterMs: number | null };

/** Asks the inbox how its chats begin, until it answers or `isOver`. The error is final: it would be the same again. */
export async function readConfig(
  address: string,
  isOver: () => boolean,
): Promise<{ config: ChatConfig } | { error: ChatError } | null> {
  for (let attempt = 0; !isOver(); attempt++) {
    const answer = await ask(address);
    if (!("retryAfterMs" in answer)) return answer;
    const wait = Math.max(answer.retryAfterMs ?? 0, backoffMs(attempt));
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return null;
}

async function ask(address: string): Promise<Answer> {
  try {
    const response = await fetch(address, { credentials: "omit", cache: "no-store" });
    if (response.ok) return { config: (await response.json()) as ChatConfig };
    if (!isTemporary(response)) return { error: await readProblem(response) };
    return { retryAfterMs: retryAfterMs(response.headers.get("retry-after"), Date.now()) };
  } catch {
    return { retryAfterMs: null };
  }
}
