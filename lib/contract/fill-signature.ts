import { firstNameOf } from "./contact-names.ts";
import { replaceVariables } from "./replace-variables.ts";

/** What a signature can say about a reply. */
export type SignatureFacts = { agentName: string; brand: string; inbox: string };

/**
 * Fills the variables of a signature in: `{agent.name}`, `{agent.first_name}`, `{brand}`, `{inbox}`. Anything else
 * in braces stays as it was written. Pure.
 */
export function fillSignature(signature: string, facts: SignatureFacts): string {
  const values = new Map([
    ["agent.name", facts.agentName],
    ["agent.first_name", firstNameOf(facts.agentName)],
    ["brand", facts.brand],
    ["inbox", facts.inbox],
  ]);
  return replaceVariables(signature, ["{", "}"], (name) => values.get(name) ?? null);
}
