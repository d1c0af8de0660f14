import { createTexts } from "./create-texts.ts";
import { texts } from "./en/attributes.ts";

/** Attributes of contacts and conversations: their values, and in the settings. */
export const t = createTexts(texts);
