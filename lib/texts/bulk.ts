import { createTexts } from "./create-texts.ts";
import { texts } from "./en/bulk.ts";

/** Views, priorities and snoozing. */
export const t = createTexts(texts);
