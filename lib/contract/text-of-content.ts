import type { Interactive, MessageContent } from "./message-content.ts";

/**
 * The words of a card or an interactive message: for lists, e-mail and older clients. A message
 * whose text is something else has both, the text and the card.
 */
export function textOfContent(content: MessageContent): string {
  switch (content.type) {
    case "text":
      return "";
    case "card":
      return [content.card.title, content.card.subtitle].filter(Boolean).join("\n");
    case "interactive":
      return textOfInteractive(content.interactive);
  }
}

function textOfInteractive(interactive: Interactive): string {
  if (interactive.type !== "carousel") return interactive.body.text;
  return interactive.body?.text ?? interactive.cards.map((card) => card.title).join(", ");
}
