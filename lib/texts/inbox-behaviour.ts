import { createTexts } from "./create-texts.ts";
import { texts } from "./en/inbox-behaviour.ts";

/** What an inbox does: conversations, forms, files, proactive messages and mail. */
export const t = createTexts(texts);
