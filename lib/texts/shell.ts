import { createTexts } from "./create-texts.ts";
import { texts } from "./en/shell.ts";

/** The frame of the dashboard: navigation, account menu, banners and error pages. */
export const t = createTexts(texts);
