import { createTexts } from "./create-texts.ts";
import { texts } from "./en/api-keys.ts";

/** The API keys screen: which programs may call the API, and what they may do. */
export const t = createTexts(texts);
