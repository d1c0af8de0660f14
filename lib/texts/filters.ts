import { createTexts } from "./create-texts.ts";
import { texts } from "./en/filters.ts";

/** The filter bar, and what is saved of it. */
export const t = createTexts(texts);
