import { type Draft, has, type Reader, UnreadableItem } from "./reader.ts";

/** Linkdesk's own lines. A conversation's messages are taken out of it. */
export const readLinkdesk: Reader = (item) => {
  if (!has(item, "type")) {
    throw new UnreadableItem("type", "must be contact, conversation, message or note");
  }
  const { type } = item as { type: unknown };
  if (type !== "conversation") return [{ record: item }];
  const { messages, ...conversation } = item as { id?: unknown; messages?: unknown };
  if (messages !== undefined && !Array.isArray(messages)) {
    throw new UnreadableItem("messages", "must be a list");
  }
  const inner = (messages ?? []).map((message: unknown): Draft => {
    if (typeof message !== "object" || message === null) {
      throw new UnreadableItem("messages", "must be a list of objects");
    }
    return { record: { type: "message", ...message, conversationId: conversation.id } };
  });
  return [{ record: conversation }, ...inner];
};
