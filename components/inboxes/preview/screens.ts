/** What the picture of the chat can show. */
export type PreviewScreen = "home" | "chat" | "form" | "away" | "closed" | "consent";

export const SCREENS = [
  ["home", "Home screen"],
  ["chat", "A conversation"],
  ["form", "The form before the chat"],
  ["away", "When nobody is there"],
  ["closed", "Closed, with an offer"],
  ["consent", "The question for consent"],
] as const satisfies ReadonlyArray<readonly [PreviewScreen, string]>;
