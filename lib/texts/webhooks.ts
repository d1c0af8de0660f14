import { createTexts } from "./create-texts.ts";
import { texts } from "./en/webhooks.ts";

/** The webhooks screens: which events go to which server, and what became of each delivery. */
export const t = createTexts(texts);
