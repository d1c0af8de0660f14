import { createTexts } from "./create-texts.ts";
import { texts } from "./en/design.ts";

/** The page of controls at /dev/design. */
export const t = createTexts(texts);
