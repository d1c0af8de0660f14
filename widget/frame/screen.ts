import type { FormField } from "@linkdesk/contract/form-fields.ts";
import type { ChatState } from "./chat-state.ts";
import type { FrameSettings } from "./settings.ts";

export type Screen = "consent" | "home" | "form" | "offline" | "thread";

/** Whether there is a home screen to return to; otherwise only the conversation is shown. */
export function hasHome({ appearance, behaviour }: FrameSettings): boolean {
  return (
    behaviour.severalConversations || appearance.cards.length > 0 || behaviour.startButton !== ""
  );
}

/** Leaves out what is known already. */
export function fieldsToAsk(
  fields: FormField[],
  contact: { name: string | null; email: string | null },
): FormField[] {
  return fields.filter(
    ({ name }) => !(name === "name" && contact.name) && !(name === "email" && contact.email),
  );
}

/** The questions that are still to be asked before the first message reaches the team. */
export function openQuestions(state: ChatState, { behaviour }: FrameSettings): FormField[] {
  if (!behaviour.preChat.enabled || state.form) return [];
  return fieldsToAsk(behaviour.preChat.fields, state.contact);
}

const hasThread = (state: ChatState) =>
  state.conversation !== null || state.outbox.length > 0 || state.opening.name === "held";

/** Nobody is online, and the inbox shows a form then. */
export const takesMessages = (state: ChatState, { behaviour }: FrameSettings) =>
  !state.isOnline && behaviour.offlineForm.enabled;

/** On the home screen: a composer, where the first message needs nothing before it. */
export function homeHasComposer(state: ChatState, settings: FrameSettings): boolean {
  const asksFirst =
    settings.behaviour.preChat.when === "before" && openQuestions(state, settings).length > 0;
  return !hasHome(settings) && !takesMessages(state, settings) && !asksFirst;
}

/** Somebody looks at the chat. */
export const isWatched = ({ panel, tab }: ChatState) => panel === "open" && tab === "visible";

/** What is on screen. It is decided in one place, so that all parts of the chat agree. */
export function screenOf(state: ChatState, settings: FrameSettings): Screen {
  if (state.consent === "needed") return "consent";
  if (state.route === "home") {
    const mustBeThread = !hasHome(settings) && (state.start !== "started" || hasThread(state));
    return mustBeThread ? "thread" : "home";
  }
  if (state.start !== "started" || hasThread(state)) return "thread";
  if (takesMessages(state, settings)) return "offline";
  const asksFirst = settings.behaviour.preChat.when === "before" && state.offer === null;
  return asksFirst && openQuestions(state, settings).length > 0 ? "form" : "thread";
}

/** What stands in the place of the messages: they are on their way, could not be loaded, or are there. */
export function historyStatus({ start, history }: ChatState): "waiting" | "failed" | "ready" {
  if (start === "retrying" || history === "failed") return "failed";
  return start !== "started" || history === "loading" ? "waiting" : "ready";
}

/**
 * How a thread ends. `held`: with questions before the first message. `ended`: the next message starts a new
 * conversation. `resolved`: it reopens this one. `thanks`: with a message that was left while nobody was online.
 */
export type Ending = "held" | "ended" | "resolved" | "thanks" | "open";

export function endingOf(state: ChatState, { behaviour }: FrameSettings): Ending {
  const { name } = state.opening;
  if (name === "held") return name;
  const isResolved = state.conversation?.status === "resolved";
  if (isResolved && !behaviour.replyToResolved) return "ended";
  if (state.outbox.length > 0) return "open";
  if (isResolved) return "resolved";
  return name === "left" ? "thanks" : "open";
}
