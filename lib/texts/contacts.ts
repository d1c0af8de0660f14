import { createTexts } from "./create-texts.ts";
import { texts } from "./en/contacts.ts";

/** What the details pane offers for a contact: sessions, blocking, export and deletion. */
export const t = createTexts(texts);
