import type { FormField } from "@linkdesk/contract/form-fields.ts";
import type { ChatState } from "./chat-state.ts";
import { fieldsToAsk } from "./forms.ts";
import type { FrameSettings } from "./settings.ts";

export type Screen = "consent" | "home" | "form" | "offline" | "thread";

/** Whether there is a home screen to return to; otherwise only the conversation is shown. */
export function hasHome({ appearance, behaviour }: FrameSettings): boolean {
  return (
    behaviour.severalConversations || appearance.cards.length > 0 || behaviour.startButton !== ""
  );
}

/** The questions that are still to be asked before the first message reaches the team. */
export function openQuestions(state: ChatState, { behaviour }: FrameSettings): FormField[] {
  if (!behaviour.preChat.enabled || state.form) return [];
  return fieldsToAsk(behaviour.preChat.fields, state.contact);
}

const hasThread = (state: ChatState) =>
  state.conversation !== null || state.outbox.length > 0 || state.held !== null;

/** Nobody is online, and the inbox shows a form then. */
export const takesMessages = (state: ChatState, { behaviour }: FrameSettings) =>
  !state.isOnline && behaviour.offlineForm.enabled;

/** On the home screen: a composer, where the first message needs nothing before it. */
export function homeHasComposer(state: ChatState, settings: FrameSettings): boolean {
  const asksFirst =
    settings.behaviour.preChat.when === "before" && openQuestions(state, settings).length > 0;
  return !hasHome(settings) && !takesMessages(state, settings) && !asksFirst;
}

/** What is on screen. It is decided in one place, so that all parts of the chat agree. */
export function screenOf(state: ChatState, settings: FrameSettings): Screen {
  if (state.consent === "needed") return "consent";
  if (state.route === "home") {
    const mustBeThread = !hasHome(settings) && (state.isStarting || hasThread(state));
    return mustBeThread ? "thread" : "home";
  }
  if (state.isStarting || hasThread(state)) return "thread";
  if (takesMessages(state, settings)) return "offline";
  const asksFirst = settings.behaviour.preChat.when === "before" && state.offer === null;
  return asksFirst && openQuestions(state, settings).length > 0 ? "form" : "thread";
}

/** The conversation has ended, and the inbox starts a new one for the next message. */
export const isEnded = (state: ChatState, { behaviour }: FrameSettings) =>
  state.conversation?.status === "resolved" && !behaviour.replyToResolved;
