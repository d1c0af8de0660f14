import type { Carry } from "../protocol.ts";
import type { Entry, Written } from "./chat-state.ts";
import { NEWEST } from "./places.ts";

/** What is not sent yet, for the frame that comes after this one. The loader does not look inside. */
export function toCarry(draft: string, entries: readonly Entry[]): Carry {
  const pending = entries.map(({ clientId, text, place, attachments, form, proactive }) => ({
    ...{ clientId, text, place, attachments, form, proactive },
  }));
  return { draft, pending };
}

/** What the frame before this one had not sent. Its shape was this code's, perhaps an older one. */
export function fromCarry(carry: Carry | null): Written[] {
  return (carry?.pending ?? []).map((entry) => {
    const { place, attachments, form, proactive } = entry as Partial<Written>;
    return {
      clientId: entry.clientId,
      text: entry.text,
      place: typeof place === "string" ? place : NEWEST,
      attachments: Array.isArray(attachments) ? attachments : [],
      form,
      proactive,
    };
  });
}
