import { createTexts } from "./create-texts.ts";
import { texts } from "./en/imports.ts";

/** The import screens: bringing contacts and past conversations from elsewhere. */
export const t = createTexts(texts);
