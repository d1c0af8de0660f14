import { createTexts } from "./create-texts.ts";
import { texts } from "./en/notes.ts";

/** Notes of the team, and who takes part in a conversation. */
export const t = createTexts(texts);
