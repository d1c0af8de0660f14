import { createTexts } from "./create-texts.ts";
import { texts } from "./en/inboxes.ts";

/** The inboxes screens: their list, the settings of one, and its preview. */
export const t = createTexts(texts);
