import { createTexts } from "./create-texts.ts";
import { texts } from "./en/inbox-setup.ts";

/** Verifying visitors, access rules and installation of an inbox. */
export const t = createTexts(texts);
