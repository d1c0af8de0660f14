import { createTexts } from "./create-texts.ts";
import { texts } from "./en/teams.ts";

/** Teams in the settings. */
export const t = createTexts(texts);
