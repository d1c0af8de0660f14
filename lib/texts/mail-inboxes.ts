import { createTexts } from "./create-texts.ts";
import { texts } from "./en/mail-inboxes.ts";

/** The settings of e-mail inboxes. */
export const t = createTexts(texts);
