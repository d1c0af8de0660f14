import type { ChatState } from "./chat-state.ts";
import type { FrameSettings } from "./settings.ts";

export type MenuItem = "transcript" | "mail" | "sound" | "end";
/** What the menu has opened: its list, or the dialog of one of its items. */
export type MenuShown = "nothing" | "list" | "end" | "mail";

/** What can be done with the conversation, as far as the inbox allows it. */
export function menuItems({ conversation }: ChatState, { behaviour }: FrameSettings): MenuItem[] {
  const items: (MenuItem | false)[] = [
    behaviour.transcript && conversation !== null && "transcript",
    behaviour.transcript && behaviour.transcriptByEmail && conversation !== null && "mail",
    behaviour.sounds && "sound",
    behaviour.endConversation && conversation?.status === "open" && "end",
  ];
  return items.filter((item) => item !== false);
}
