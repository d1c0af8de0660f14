import { createTexts } from "./create-texts.ts";
import { texts } from "./en/inboxes.ts";

/** The inboxes screens: their list, all settings of one, its preview and its installation. */
export const t = createTexts(texts);
