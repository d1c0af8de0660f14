import { createTexts } from "./create-texts.ts";
import { texts } from "./en/tags.ts";

/** Tags: on conversations, and in the settings. */
export const t = createTexts(texts);
