import { createTexts } from "./create-texts.ts";
import { texts } from "./en/auth.ts";

/** Signing in and up, and what the links in mails open. */
export const t = createTexts(texts);
