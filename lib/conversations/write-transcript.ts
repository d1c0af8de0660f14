import "server-only";
import type { Language } from "@linkdesk/contract/languages.ts";
import { type Scope, visitorScope } from "../access/scope.ts";
import type { VisitorSession } from "../access/visitor-session.ts";
import { mailWords } from "../mail/words/mail-words.ts";
import type { Passage } from "../mail/write-mail.ts";
import { AppError } from "../platform/app-error.ts";
import { listMessages } from "./list-messages.ts";
import { messagePassages } from "./message-lines.ts";

const PAGE = 100;
/** A conversation longer than this ends with a line that says so. */
const MAX_PAGES = 100;

/**
 * A conversation as plain text, oldest first, times in UTC. For the visitor it belongs to.
 * Errors: not_found, forbidden (the inbox gives no transcripts).
 */
export async function writeTranscript(session: VisitorSession, id: string): Promise<string> {
  if (!session.settings.behaviour.transcript) throw noTranscripts();
  const passages = await transcriptOf(visitorScope(session), id);
  return passages.map(({ text }) => text).join("");
}

export function noTranscripts(): AppError {
  return new AppError("forbidden", { userMessage: "Transcripts are not available in this chat." });
}

/**
 * The same in passages, for whoever has found out that they may. `look` as in `messagePassages`. Errors: not_found.
 */
export async function transcriptOf(
  scope: Scope,
  id: string,
  look?: { language: Language; team: string },
): Promise<Passage[]> {
  const passages: Passage[] = [];
  let after = 0;
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = { after, limit: PAGE };
    const { messages, hasMore } = await listMessages(scope, id, query);
    for (const message of messages) {
      if (passages.length > 0) passages.push({ text: "\n\n" });
      passages.push(...messagePassages(message, look));
    }
    after = messages.at(-1)?.seq ?? after;
    if (!hasMore) return [...passages, { text: "\n" }];
  }
  return [...passages, { text: `\n\n${mailWords(look?.language ?? "en").continues}\n` }];
}
