import type { AttributeDefinition } from "@linkdesk/contract/attribute-definitions.ts";
import { isEmptyValue } from "@linkdesk/contract/attribute-values.ts";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { conversationQuery } from "../conversations/use-conversations.ts";
import { definitionsQuery } from "./use-attributes.ts";

/** Goes on with the actions that set what was missing. */
type GoOn = (sets: ConversationAction[]) => void;
/** Runs `goOn` at once if nothing is missing, or when somebody has filled it in. */
export type AskRequired = (goOn: GoOn) => void;

/**
 * Asks for the required attributes of a conversation that are empty, before it is resolved. `asked` is what to ask for
 * now.
 */
export function useAskRequired(conversationId: string) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<{ missing: AttributeDefinition[]; goOn: GoOn } | null>(null);
  const ask: AskRequired = (goOn) =>
    void findMissing(client, conversationId).then((missing) =>
      missing.length > 0 ? setAsked({ missing, goOn }) : goOn([]),
    );
  return { ask, asked, close: () => setAsked(null) };
}

/** What is missing; nothing if that cannot be found out: a conversation can be resolved all the same. */
async function findMissing(client: QueryClient, id: string): Promise<AttributeDefinition[]> {
  try {
    const [definitions, { conversationAttributes: values }] = await Promise.all([
      client.ensureQueryData(definitionsQuery),
      client.ensureQueryData(conversationQuery(client, id)),
    ]);
    return definitions.filter(
      ({ subject, isRequired, key }) =>
        subject === "conversation" &&
        isRequired &&
        isEmptyValue(Object.hasOwn(values, key) ? values[key] : null),
    );
  } catch {
    return [];
  }
}
