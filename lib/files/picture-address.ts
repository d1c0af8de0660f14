import "server-only";
import type { InboxSettings } from "../contract/inboxes.ts";
import type { Card, MessageContent } from "../contract/message-content.ts";
import { safeCss } from "../contract/safe-css.ts";
import { notFound } from "../http/app-error.ts";
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

/** The same for what a message shows. */
export function contentWithOwnPictures(content: MessageContent): MessageContent {
  return mapPictures(content, signPictureAddress);
}

/** A message's pictures by the addresses that its author gave, for what is read elsewhere. */
export function contentWithGivenPictures(content: MessageContent): MessageContent {
  const ours = `${env().APP_URL}/api/pictures/`;
  return mapPictures(content, (url) =>
    url.startsWith(ours) ? readPictureAddress(url.slice(ours.length)) : url,
  );
}

function mapPictures(content: MessageContent, map: (url: string) => string): MessageContent {
  const change = (card: Card): Card =>
    card.imageUrl ? { ...card, imageUrl: map(card.imageUrl) } : card;
  if (content.type === "card") return { ...content, card: change(content.card) };
  if (content.type !== "interactive" || content.interactive.type !== "carousel") return content;
  const { interactive } = content;
  return { ...content, interactive: { ...interactive, cards: interactive.cards.map(change) } };
}
