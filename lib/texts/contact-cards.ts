import { createTexts } from "./create-texts.ts";
import { texts } from "./en/contact-cards.ts";

/** The contact card that a server of the business fills: beside a conversation, and its settings. */
export const t = createTexts(texts);
