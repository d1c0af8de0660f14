/** What the picture of the chat can show. */
export type PreviewScreen = "home" | "chat" | "form" | "away" | "closed" | "consent";

export const SCREENS = [
  ["home", "Home screen"],
  ["chat", "Conversation"],
  ["form", "Pre-chat form"],
  ["away", "When your team is away"],
  ["closed", "Closed, with a proactive message"],
  ["consent", "Consent question"],
] as const satisfies ReadonlyArray<readonly [PreviewScreen, string]>;
