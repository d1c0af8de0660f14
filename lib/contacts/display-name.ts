import "server-only";
import { standInName } from "@linkdesk/contract/contact-names.ts";

/** The name of a contact on screen. */
export function displayName(contact: { id: string; name: string | null }): string {
  return contact.name ?? standInName(contact.id);
}
