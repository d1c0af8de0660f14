import { type Address, addressParser } from "postal-mime";
import { cleanLine } from "./clean-text.ts";
import {
  MAX_ADDRESS_CHARS,
  MAX_ADDRESS_LIST_CHARS,
  MAX_ADDRESSES,
  MAX_MESSAGE_ID_CHARS,
  MAX_NAME_CHARS,
} from "./mail-limits.ts";
import type { MailAddress } from "./parsed-mail.ts";

/** The mailboxes of header values, members of groups among them, in their order, at most 100. */
export function readAddresses(values: string[]): MailAddress[] {
  const found: MailAddress[] = [];
  for (const value of values) {
    for (const entry of addressParser(value.slice(0, MAX_ADDRESS_LIST_CHARS), { flatten: true })) {
      const address = toMailAddress(entry);
      if (address) found.push(address);
      if (found.length >= MAX_ADDRESSES) return found;
    }
  }
  return found;
}

function toMailAddress({ name, address = "" }: Address): MailAddress | null {
  const plain = plainAddress(address);
  return plain ? { name: cleanLine(name, MAX_NAME_CHARS), address: plain } : null;
}

/** An address in lower case without angle brackets; "" for what is none. */
export function plainAddress(text: string): string {
  const address = cleanLine(text, MAX_ADDRESS_CHARS + 2)
    .replaceAll("<", "")
    .replaceAll(">", "")
    .trim()
    .toLowerCase();
  const at = address.lastIndexOf("@");
  const isAddress = at > 0 && at < address.length - 1 && address.length <= MAX_ADDRESS_CHARS;
  return isAddress ? address : "";
}

const SPACE = /\s/;

/** The Message-IDs in a header value, without angle brackets. Some programs leave the brackets out. */
export function readMessageIds(value: string): string[] {
  const ids: string[] = [];
  let at = 0;
  for (let open = value.indexOf("<"); open >= 0; open = value.indexOf("<", at)) {
    const close = value.indexOf(">", open);
    if (close < 0) break;
    ids.push(value.slice(open + 1, close));
    at = close + 1;
  }
  const found = ids.length > 0 ? ids : value.split(SPACE).filter((word) => word.includes("@"));
  // A folded header may have a space in an id.
  return found
    .map((id) => id.split(SPACE).join("").replaceAll("\0", "").toWellFormed())
    .filter((id) => id !== "" && id.length <= MAX_MESSAGE_ID_CHARS);
}
