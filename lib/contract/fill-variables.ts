import { firstNameOf } from "./contact-names.ts";
import { replaceVariables } from "./replace-variables.ts";

/** The variables that a saved reply can have, in the order in which they are offered. */
export const REPLY_VARIABLES = [
  "contact.first_name",
  "contact.name",
  "contact.email",
  "agent.first_name",
  "agent.name",
  "inbox.name",
  "brand.name",
  "conversation.id",
] as const;
export type ReplyVariable = (typeof REPLY_VARIABLES)[number];

/** What a saved reply can say about the conversation it is inserted into; null where nothing is known. */
export type ReplyFacts = {
  contact: { name: string | null; email: string | null };
  agentName: string;
  inboxName: string;
  brandName: string;
  conversationId: string;
};

const MARKS = ["{{", "}}"] as const;

function valuesOf({ contact, agentName, inboxName, brandName, conversationId }: ReplyFacts) {
  const values = {
    "contact.first_name": contact.name === null ? null : firstNameOf(contact.name),
    "contact.name": contact.name,
    "contact.email": contact.email,
    "agent.first_name": firstNameOf(agentName),
    "agent.name": agentName,
    "inbox.name": inboxName,
    "brand.name": brandName,
    "conversation.id": conversationId,
  } satisfies Record<ReplyVariable, string | null>;
  return new Map<string, string | null>(Object.entries(values));
}

/** `contact.name | there` is the variable and what stands in for a value that is not known. */
function parseVariable(inside: string): { name: string; fallback: string } {
  const bar = inside.indexOf("|");
  return bar < 0
    ? { name: inside.trim(), fallback: "" }
    : { name: inside.slice(0, bar).trim(), fallback: inside.slice(bar + 1).trim() };
}

/**
 * Fills the variables of a saved reply in: `{{contact.first_name}}`, or with what to write where it is not known,
 * `{{contact.first_name | there}}`. Unknown variables stay as they were written. Pure.
 */
export function fillVariables(text: string, facts: ReplyFacts): string {
  const values = valuesOf(facts);
  return replaceVariables(text, MARKS, (inside) => {
    const { name, fallback } = parseVariable(inside);
    const value = values.get(name);
    return value === undefined ? null : value?.trim() || fallback;
  });
}

/** What a text has in double braces and {@link fillVariables} does not know, each once, as it was written. */
export function unknownVariables(text: string): string[] {
  const known = new Set<string>(REPLY_VARIABLES);
  const found = new Set<string>();
  replaceVariables(text, MARKS, (inside) => {
    const { name } = parseVariable(inside);
    if (!known.has(name)) found.add(name);
    return null;
  });
  return [...found];
}
