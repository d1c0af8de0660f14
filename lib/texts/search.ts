import { createTexts } from "./create-texts.ts";
import { texts } from "./en/search.ts";

/** The search dialog. */
export const t = createTexts(texts);
