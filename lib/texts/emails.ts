import { createTexts } from "./create-texts.ts";
import { texts } from "./en/emails.ts";

/** Mails of conversations: how messages travelled, held mails, writing a mail. */
export const t = createTexts(texts);
