import { createTexts } from "./create-texts.ts";
import { texts } from "./en/conversations.ts";

/** The conversations screen: the list, the thread, the composer and the visitor’s details. */
export const t = createTexts(texts);
