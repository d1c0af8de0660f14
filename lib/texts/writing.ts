import { createTexts } from "./create-texts.ts";
import { texts } from "./en/writing.ts";

/** Formatting, emoji, and what is pasted, where the team writes. */
export const t = createTexts(texts);
