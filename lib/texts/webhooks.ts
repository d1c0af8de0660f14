import { createTexts } from "./create-texts.ts";
import { texts } from "./en/webhooks.ts";

/** The webhooks screens: what is told to whose server, and what became of each delivery. */
export const t = createTexts(texts);
