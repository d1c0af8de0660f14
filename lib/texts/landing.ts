import { createTexts } from "./create-texts.ts";
import { texts } from "./en/landing.ts";

/** The page for who is not signed in. */
export const t = createTexts(texts);
