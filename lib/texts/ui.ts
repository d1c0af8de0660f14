import { createTexts } from "./create-texts.ts";
import { texts } from "./en/ui.ts";

/** Texts of the primitives and of what every screen says: errors, ages, sizes. */
export const t = createTexts(texts);
