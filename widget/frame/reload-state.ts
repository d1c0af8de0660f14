import { NEWEST } from "@linkdesk/chat/visitor/places.ts";
import type { Entry, Written } from "@linkdesk/chat/visitor/state.ts";
import type { ReloadState } from "../protocol.ts";

/** The draft and the unsent messages, for the frame that replaces this one. */
export function toReloadState(draft: string, entries: readonly Entry[]): ReloadState {
  const pending = entries.map(({ clientId, text, place, attachments, form, proactive }) => ({
    ...{ clientId, text, place, attachments, form, proactive },
  }));
  return { draft, pending };
}

/** The unsent messages of the previous frame, which may have run an older version of this code. */
export function fromReloadState(state: ReloadState | null): Written[] {
  return (state?.pending ?? []).map((entry) => {
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
