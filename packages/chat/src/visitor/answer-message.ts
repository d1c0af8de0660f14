import type { Message } from "@linkdesk/contract/conversations.ts";
import type { MessageResponse } from "@linkdesk/contract/message-content.ts";
import type { WidgetApi } from "./api.ts";
import type { Engine } from "./engine.ts";

type Deps = { api: WidgetApi; engine: Engine };

/** Answers a card or an interactive message; false when that did not get through. */
export async function answerMessage(
  { api, engine }: Deps,
  message: Message,
  body: MessageResponse,
): Promise<boolean> {
  const token = engine.session.token();
  if (!token) return false;
  const { data } = await api.answer(token, message.conversationId, message.id, body);
  const thread = engine.thread();
  if (data && thread?.id === message.conversationId) {
    thread.answered(message.seq, data.response);
    if (data.message) thread.receive(data.message);
  }
  return data !== null;
}
