import type { Problem } from "@linkdesk/contract/problem.ts";
import type { ChatError } from "./options.ts";

export const UNREACHABLE: ChatError = {
  code: null,
  message: "Linkdesk did not answer: check the network, and baseURL.",
};

/** What an error answer says, for whoever builds the chat. */
export async function readProblem(response: Response): Promise<ChatError> {
  const problem: Partial<Problem> = await response.json().catch(() => ({}));
  return {
    code: problem.code ?? null,
    message: problem.detail ?? `Linkdesk answered with ${response.status}.`,
  };
}
