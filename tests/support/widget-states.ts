// Everything a visitor can have on screen, for the pictures and for the accessibility checks.
import type { Browser, BrowserContextOptions, Frame, Page } from "@playwright/test";
import { words as ar } from "../../widget/locales/ar.ts";
import type { Dictionary } from "../../widget/locales/dictionary.ts";
import { words as en } from "../../widget/locales/en.ts";
import { anyFrame, changeInbox, isVisible, openShadowRoots } from "./host-page.ts";
import type { Tenant } from "./http-client.ts";
import type { StateContext, WidgetState } from "./states/context.ts";
import { HOME } from "./states/home.ts";
import { OUTSIDE } from "./states/outside.ts";
import { servePictures } from "./states/pictures.ts";
import { THREAD } from "./states/thread.ts";
import { WRITING } from "./states/writing.ts";
import { goOnline } from "./widget-chat.ts";

export type { WidgetState };
export const WIDGET_STATES: readonly WidgetState[] = [...OUTSIDE, ...HOME, ...THREAD, ...WRITING];

const DESKTOP = { viewport: { width: 520, height: 820 } };

/** How a state is reached. Motion is off, so that nothing is caught half-way. */
export const STATE_LOOKS = {
  light: { ...DESKTOP, colorScheme: "light", locale: "en-GB" },
  rtl: { ...DESKTOP, colorScheme: "light", locale: "ar" },
  phone: {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    colorScheme: "light",
    locale: "en-GB",
  },
} satisfies Record<string, BrowserContextOptions>;
export type StateLook = keyof typeof STATE_LOOKS;

type Options = {
  browser: Browser;
  tenant: Tenant;
  /** The address of a foreign page with the tenant's widget. */
  address: string;
  state: WidgetState;
  look: StateLook;
};

/** Brings the inbox to what the state needs; once for all looks. */
export async function prepareInbox(tenant: Tenant, { settings, isAway }: WidgetState) {
  if (settings) await changeInbox(tenant, settings);
  if (!isAway) await goOnline(tenant);
}

/** A new visitor who has the state on screen. */
export async function reachState({ browser, tenant, address, state, look }: Options) {
  const context = await browser.newContext({ ...STATE_LOOKS[look], reducedMotion: "reduce" });
  const page = await context.newPage();
  const words: Dictionary = look === "rtl" ? ar : en;
  await openShadowRoots(page);
  await servePictures(page);
  await state.prepare?.(page);
  await page.goto(address);
  const launcher = page.locator(".linkdesk-launcher");
  await launcher.waitFor();
  let frame: Frame | null = null;
  const chat = async () => {
    // Another one after the page was loaded again.
    if (frame && !frame.isDetached()) return frame;
    await launcher.click();
    frame = await anyFrame(page);
    await frame.getByRole("main").waitFor();
    return frame;
  };
  const text: StateContext["text"] = (english, arabic) => (words === ar ? arabic : english);
  await state.reach({ page, launcher, tenant, words, text, chat });
  return { page, close: () => context.close() };
}

/** The visitor's system turns dark, and the chat with it. */
export async function darken(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark" });
  // Browsers tell a frame that nobody sees only once it is seen again.
  if (!(await isVisible(page))) return;
  for (const frame of page.frames().filter(isChat)) {
    await frame.locator("html[data-scheme=dark]").waitFor({ state: "attached" });
  }
}

const isChat = (frame: Frame) => /\/widget\/[0-9a-f-]{36}$/.test(frame.url());
