import { createTexts } from "./create-texts.ts";
import { texts } from "./en/members.ts";

/** The members screen: who works here, invitations, and domains to join by. */
export const t = createTexts(texts);
