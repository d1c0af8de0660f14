import { createTexts } from "./create-texts.ts";
import { texts } from "./en/desk.ts";

/** Views, priorities and snoozing. */
export const t = createTexts(texts);
