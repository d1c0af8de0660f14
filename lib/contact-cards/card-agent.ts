import "server-only";
import type { CardRequest } from "@linkdesk/contract/contact-card.ts";
import { isKey, type RecordedCaller } from "../access/actor.ts";

/** Who looks or presses, as the request to the business's server names them. */
export function agentOf(caller: RecordedCaller): CardRequest["data"]["agent"] {
  return isKey(caller)
    ? { type: "api_key", id: caller.keyId, name: caller.name, email: null }
    : { type: "agent", id: caller.memberId, name: caller.name, email: caller.email };
}
