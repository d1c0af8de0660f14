import "server-only";

/** The name of a contact on screen; an anonymous one is told apart by the end of its id. */
export function displayName(contact: { id: string; name: string | null }): string {
  return contact.name ?? `Visitor ${contact.id.slice(-4).toUpperCase()}`;
}
