import { createTexts } from "./create-texts.ts";
import { texts } from "./en/audit.ts";

/** The audit log. */
export const t = createTexts(texts);
