/** What the picture of the chat can show. */
export type PreviewScreen = "home" | "chat" | "form" | "away" | "closed" | "consent";

export const SCREENS: readonly PreviewScreen[] = [
  "home",
  "chat",
  "form",
  "away",
  "closed",
  "consent",
];
