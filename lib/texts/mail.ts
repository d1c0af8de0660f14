import { createTexts } from "./create-texts.ts";
import { texts } from "./en/mail.ts";

/** The page of captured mail. */
export const t = createTexts(texts);
