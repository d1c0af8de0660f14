import type { InboxSettings } from "./inboxes.ts";

/** What the settings page can have shown of the chat. */
export const PREVIEW_SCREENS = ["home", "chat", "form", "away", "closed", "consent"] as const;
export type PreviewScreen = (typeof PREVIEW_SCREENS)[number];

/** What the settings page sends to the preview's document (`/widget/preview`), by `postMessage`. */
export type Preview = {
  type: "linkdesk.preview";
  brandName: string;
  /** As they are typed. Pictures and custom CSS come through the dashboard's own addresses. */
  settings: InboxSettings;
  screen: PreviewScreen;
  isDark: boolean;
  isRtl: boolean;
  /** The words of the conversation that the screen `chat` shows. */
  sample: { visitor: string; agent: string; agentName: string };
};

/** What a document of the preview sends to the window around it as soon as it can draw. */
export const PREVIEW_READY = "linkdesk.preview.ready";
