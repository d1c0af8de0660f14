/** What a contact without a name is called on screen: anonymous ones differ by the end of their id. */
export function standInName(contactId: string): string {
  return `Visitor ${contactId.slice(-4).toUpperCase()}`;
}

/** The first of the words of a name. */
export function firstNameOf(name: string): string {
  const [first = ""] = name.trim().split(/\s+/, 1);
  return first;
}
