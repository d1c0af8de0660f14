import { createTexts } from "./create-texts.ts";
import { texts } from "./en/details.ts";

/** The details beside a conversation: its panels, and what can be changed of a contact there. */
export const t = createTexts(texts);
