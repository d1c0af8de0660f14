/** What a signature can say about a reply. */
export type SignatureFacts = { agentName: string; brand: string; inbox: string };

const VARIABLE = /\{(agent\.name|agent\.first_name|brand|inbox)\}/g;

/**
 * Fills the variables of a signature in: `{agent.name}`, `{agent.first_name}`, `{brand}`, `{inbox}`. Anything else
 * in braces stays as it was written. Pure.
 */
export function fillSignature(signature: string, facts: SignatureFacts): string {
  const [firstName = ""] = facts.agentName.trim().split(/\s+/, 1);
  const values = new Map([
    ["agent.name", facts.agentName],
    ["agent.first_name", firstName],
    ["brand", facts.brand],
    ["inbox", facts.inbox],
  ]);
  return signature.replace(VARIABLE, (whole, name: string) => values.get(name) ?? whole);
}
