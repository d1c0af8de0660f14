// What a visitor does with the chat, in any browser.
import { expect } from "vitest";
import type { Tab } from "./tab.ts";

/** Waits in the page's own time until `look` answers true; the error says for what. */
export async function until(what: string, look: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(() => look().catch(() => false), { message: what, timeout: 15_000, interval: 100 })
    .toBe(true);
}

/** Waits until the launcher is drawn. */
export async function untilLauncher(tab: Tab): Promise<void> {
  await until("the launcher", () =>
    tab.evaluate(() => {
      const found = document.elementFromPoint(innerWidth - 48, innerHeight - 48);
      return found?.tagName === "DIV" && found.parentElement === document.documentElement;
    }),
  );
}

/** Opens the chat with the pointer, where a visitor would. */
export async function openByMouse(tab: Tab): Promise<void> {
  await untilLauncher(tab);
  const [width, height] = await tab.evaluate(() => [innerWidth, innerHeight]);
  await tab.click((width ?? 0) - 48, (height ?? 0) - 48);
}

/** Opens the chat from the keyboard: Tab as far as the launcher, then Enter. */
export async function openByKey(tab: Tab): Promise<void> {
  await untilLauncher(tab);
  for (let stop = 0; stop < 5; stop++) {
    await tab.press("Tab");
    const isLauncher = await tab.evaluate(
      () =>
        document.activeElement?.parentElement === document.documentElement &&
        document.activeElement?.tagName === "DIV",
    );
    if (isLauncher) return tab.press("Enter");
  }
  throw new Error("Tab does not reach the launcher");
}

/**
 * Waits until the chat is on screen, by what the host page sees of it: a look into the frame would
 * give it the focus, in WebKit, which is what opening has to do.
 */
export async function untilOpen(tab: Tab): Promise<void> {
  await until("the open chat", () =>
    tab.evaluate(() => {
      const frame = window.findChatFrame?.();
      return frame ? getComputedStyle(frame).opacity === "1" : false;
    }),
  );
}

/** Waits until the chat can be written in. */
export async function untilComposer(tab: Tab): Promise<void> {
  await until("the chat's composer", () =>
    tab.inChat(() => document.querySelector("textarea") !== null),
  );
}

/** Writes with real keys, wherever the focus is, and sends with Enter. */
export async function say(tab: Tab, text: string): Promise<void> {
  await tab.type(text);
  await tab.press("Enter");
}

/** Waits until a text is somewhere in the chat. */
export async function untilShown(tab: Tab, text: string): Promise<void> {
  await until(`“${text}” in the chat`, () =>
    tab.inChat((wanted: string) => document.body.innerText.includes(wanted), text),
  );
}

/** Clicks an element of the chat with the pointer, once it rests: an opening chat moves. */
export async function clickInChat(tab: Tab, selector: string): Promise<void> {
  let before = "";
  let place = { x: 0, y: 0 };
  await until(`${selector} at rest`, async () => {
    place = await placeInChat(tab, selector);
    const now = JSON.stringify(place);
    const isAtRest = now === before;
    before = now;
    return isAtRest;
  });
  await tab.click(place.x, place.y);
}

/** The middle of an element of the chat, in the host page. */
async function placeInChat(tab: Tab, selector: string): Promise<{ x: number; y: number }> {
  const inside = await tab.inChat((query: string) => {
    const element = document.querySelector(query);
    if (!element) throw new Error(`no ${query} in the chat`);
    element.scrollIntoView({ block: "nearest" });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, selector);
  const frame = await frameRect(tab);
  return { x: frame.left + inside.x, y: frame.top + inside.y };
}

/** Presses a button of the chat by its words, once it is there. */
export async function press(tab: Tab, words: string): Promise<void> {
  await until(`the button “${words}”`, () =>
    tab.inChat((wanted: string) => {
      const buttons = [...document.querySelectorAll("button")];
      const found = buttons.find((button) => button.innerText.includes(wanted));
      found?.setAttribute("data-pressed", "");
      return found !== undefined;
    }, words),
  );
  await clickInChat(tab, "[data-pressed]");
  await tab.inChat(() => document.querySelector("[data-pressed]")?.removeAttribute("data-pressed"));
}

/** Where the chat's frame is. The host page keeps shadow roots open for this. */
export function frameRect(
  tab: Tab,
): Promise<{ left: number; top: number; width: number; height: number }> {
  return tab.evaluate(() => {
    const frame = window.findChatFrame?.();
    if (!frame) throw new Error("there is no chat frame");
    const { left, top, width, height } = frame.getBoundingClientRect();
    return { left, top, width, height };
  });
}
