import type { Message, VisitorConversation } from "@linkdesk/contract/conversations.ts";
import type { Preview } from "@linkdesk/contract/preview.ts";
import type { FrameConfig } from "@linkdesk/contract/widget.ts";
import { type ChatState, INITIAL_STATE } from "../frame/chat-state.ts";
import type { ChatInit } from "../frame/host-link.ts";

/** The settings as the server would give them to a chat whose form is asked, and which dark mode the dashboard chose. */
export function sampleConfig({ brandName, settings, screen, isDark }: Preview): FrameConfig {
  const { appearance, behaviour } = settings;
  const preChat = { ...behaviour.preChat, enabled: true, when: "before" as const };
  return {
    inboxId: "",
    brandName,
    settings: {
      ...settings,
      appearance: { ...appearance, colorScheme: isDark ? "dark" : "light" },
      behaviour: screen === "form" ? { ...behaviour, preChat } : behaviour,
    },
    isOnline: screen !== "away",
    ticket: "",
    realtime: { key: "", cluster: "", host: null, port: 0, tls: true },
  };
}

export const sampleInit = (): ChatInit => ({
  ...{ token: null, revoke: null, reloadState: null, overrides: {} },
  page: { url: "", title: "", referrer: "" },
  ...{ open: false, consent: "needed", isLeader: false, isMuted: false },
});

/** What is on screen. */
export function sampleState(preview: Preview): ChatState {
  const { screen } = preview;
  return {
    ...INITIAL_STATE,
    start: "started",
    consent: screen === "consent" ? "needed" : "given",
    isOnline: screen !== "away",
    ...{ panel: "open", tab: "visible", sound: "on" },
    route: screen === "home" ? "home" : "thread",
    ...(screen === "chat" ? sampleThread(preview) : {}),
  };
}

function sampleThread({ settings, sample }: Preview): Partial<ChatState> {
  const { welcome } = settings.messages;
  const written = [
    ...(welcome ? [{ author: { type: "bot" as const, name: "" }, text: welcome }] : []),
    { author: { type: "contact" as const, name: "" }, text: sample.visitor },
    { author: { type: "agent" as const, name: sample.agentName }, text: sample.agent },
  ];
  const now = new Date().toISOString();
  const messages = written.map(
    ({ author, text }, index): Message => ({
      id: `sample-${index}`,
      conversationId: "sample",
      seq: index + 1,
      clientId: null,
      author: { ...author, id: null },
      text,
      content: { type: "text" },
      attachments: [],
      response: null,
      createdAt: now,
    }),
  );
  const lastSeq = messages.length;
  const conversation: VisitorConversation = {
    id: "sample",
    status: "open",
    ...{ lastSeq, unread: 0, contactReadSeq: lastSeq, agentReadSeq: lastSeq },
    ...{ contactDeliveredSeq: lastSeq, agentDeliveredSeq: lastSeq },
    ...{ lastMessageAt: now, preview: sample.agent, createdAt: now },
  };
  return { conversation, conversations: [conversation], messages, history: "loaded" };
}
