import "server-only";
import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";
import type { Card, MessageContent } from "@linkdesk/contract/message-content.ts";
import { safeCss } from "@linkdesk/contract/safe-css.ts";
import { notFound } from "../platform/app-error.ts";
import { env } from "../platform/env.ts";
import { sign, verify } from "../platform/secrets.ts";

/**
 * Where a visitor's browser finds a picture that lies elsewhere: at our own address, so that whoever
 * keeps the picture learns nothing of the visitor. Signed, so that nobody can have us fetch what no
 * inbox and no message shows; it does not expire, because it says no more than the picture's own
 * address does. What is ours already, and the empty text of no picture, stay as they are.
 */
export function signPictureAddress(url: string): string {
  const { APP_URL } = env();
  if (url === "" || new URL(url).origin === APP_URL) return url;
  return `${APP_URL}/api/pictures/${sign("picture-address", url)}`;
}

/** The address that a signed one stands for. Errors: not_found, when it is forged. */
export function readPictureAddress(signed: string): string {
  const url = verify("picture-address", signed);
  if (url === null) throw notFound("picture");
  return url;
}

/** Settings as the widget gets them: every picture through us, those of its own CSS too. */
export function withOwnPictures(settings: InboxSettings): InboxSettings {
  const { appearance } = settings;
  return {
    ...settings,
    appearance: {
      ...appearance,
      launcherImageUrl: signPictureAddress(appearance.launcherImageUrl),
      logoUrl: signPictureAddress(appearance.logoUrl),
      customCss: safeCss(appearance.customCss, signPictureAddress),
      cards: appearance.cards.map((card) =>
        card.type === "announcement"
          ? { ...card, imageUrl: signPictureAddress(card.imageUrl) }
          : card,
      ),
    },
  };
}

/** How a message's content is given to whoever reads it. */
export type ContentView = (content: MessageContent) => MessageContent;

/** For browsers: every picture through us. */
export const withPicturesThroughUs: ContentView = (content) => {
  if (content.type === "card") return { ...content, card: cardThroughUs(content.card) };
  if (content.type !== "interactive" || content.interactive.type !== "carousel") return content;
  const { interactive } = content;
  return {
    ...content,
    interactive: { ...interactive, cards: interactive.cards.map(cardThroughUs) },
  };
};

/** For what is read elsewhere (webhooks, exports): as its author gave it. */
export const asGiven: ContentView = (content) => content;

function cardThroughUs(card: Card): Card {
  return card.imageUrl ? { ...card, imageUrl: signPictureAddress(card.imageUrl) } : card;
}
