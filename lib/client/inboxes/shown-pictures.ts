import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";
import { safeCss } from "@linkdesk/contract/safe-css.ts";
import { foreignPicture } from "../foreign-picture.ts";

/**
 * Settings for the preview: every picture through the dashboard's own address, those of the custom CSS too.
 * Addresses that are still being typed are left out. The server does the same for visitors (`withOwnPictures`).
 */
export function withShownPictures(settings: InboxSettings): InboxSettings {
  const { appearance } = settings;
  const shown = (url: string) => foreignPicture(url) ?? "";
  return {
    ...settings,
    appearance: {
      ...appearance,
      launcherImageUrl: shown(appearance.launcherImageUrl),
      logoUrl: shown(appearance.logoUrl),
      customCss: safeCss(appearance.customCss, foreignPicture),
      cards: appearance.cards.map((card) =>
        card.type === "announcement" ? { ...card, imageUrl: shown(card.imageUrl) } : card,
      ),
    },
  };
}
