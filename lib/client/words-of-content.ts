import type { MessageContent } from "@/lib/contract/message-content";

/**
 * The words that a card or an interactive message already shows. A message whose text is something
 * else has both: the text and the card.
 */
export function wordsOfContent(content: MessageContent): string {
  if (content.type === "text") return "";
  if (content.type === "card") {
    return [content.card.title, content.card.subtitle].filter(Boolean).join("\n");
  }
  const { interactive } = content;
  if (interactive.type !== "carousel") return interactive.body.text;
  return interactive.body?.text ?? interactive.cards.map((card) => card.title).join(", ");
}
