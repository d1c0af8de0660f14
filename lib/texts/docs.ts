import { createTexts } from "./create-texts.ts";
import { texts } from "./en/docs.ts";

/** The frame of the documentation. */
export const t = createTexts(texts);
