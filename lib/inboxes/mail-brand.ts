import "server-only";
import { signPictureAddress } from "../files/picture-address.ts";
import type { MailBrand } from "../mail/write-mail.ts";
import { readSettings } from "./serialize-inbox.ts";

/** How an inbox looks in mails to its contacts: its name, and the colour and logo of its chat. */
export function mailBrandOf(inbox: { brandName: string; settings: unknown }): MailBrand {
  const { color, logoUrl } = readSettings(inbox.settings).appearance;
  return { name: inbox.brandName, color, logoUrl: signPictureAddress(logoUrl) };
}
