import { createTexts } from "./create-texts.ts";
import { texts } from "./en/replies.ts";

/** Saved replies: their list in the composer, and their page in the settings. */
export const t = createTexts(texts);
