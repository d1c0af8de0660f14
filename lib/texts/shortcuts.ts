import { createTexts } from "./create-texts.ts";
import { texts } from "./en/shortcuts.ts";

/** The list of keyboard shortcuts. */
export const t = createTexts(texts);
