import { createTexts } from "./create-texts.ts";
import { texts } from "./en/account.ts";

/** The account page: profile, password, two-factor sign-in and browsers. */
export const t = createTexts(texts);
