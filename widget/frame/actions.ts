import type { Message } from "@linkdesk/contract/conversations.ts";
import type { MessageResponse } from "@linkdesk/contract/message-content.ts";
import type { WidgetApi } from "./api.ts";
import type { Core } from "./core.ts";

type Options = { api: WidgetApi; core: Core; focus: () => void };

/** What can be done with the conversation on screen besides writing in it. */
export function createActions({ api, core, focus }: Options) {
  const { session } = core;
  return {
    /** Answers a card or an interactive message; false when that did not get through. */
    async answer(message: Message, body: MessageResponse): Promise<boolean> {
      const current = session.token();
      if (!current) return false;
      const { data } = await api.answer(current, message.conversationId, message.id, body);
      const thread = core.thread();
      if (data && thread?.id === message.conversationId) {
        thread.answered(message.seq, data.response);
        if (data.message) thread.receive(data.message);
      }
      // A form that was sent is gone, and the focus with it.
      if (data && !("buttonId" in body)) focus();
      return data !== null;
    },
    async end(): Promise<boolean> {
      const thread = core.thread();
      const current = session.token();
      if (!thread || !current) return false;
      const { error } = await api.endConversation(current, thread.id);
      await core.refresh();
      return error === null;
    },
    /** The conversation as text; null when it could not be had. */
    async transcript(): Promise<string | null> {
      const thread = core.thread();
      const current = session.token();
      return thread && current ? (await api.transcript(current, thread.id)).data : null;
    },
    async mailTranscript(email: string): Promise<"sent" | "limited" | "failed"> {
      const thread = core.thread();
      const current = session.token();
      if (!thread || !current) return "failed";
      const { error } = await api.mailTranscript(current, thread.id, email);
      if (!error) return "sent";
      return error.code === "rate_limited" ? "limited" : "failed";
    },
  };
}
