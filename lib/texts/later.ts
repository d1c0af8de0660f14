import { createTexts } from "./create-texts.ts";
import { texts } from "./en/later.ts";

/** Sending later, and sending with an action. */
export const t = createTexts(texts);
