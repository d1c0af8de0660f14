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

/** Waits until the chat can be written in. */
export async function untilComposer(tab: Tab): Promise<void> {
  await until("the chat's composer", () =>
    tab.inChat(() => document.querySelector("textarea") !== null),
  );
}

/** Waits until the composer has the focus, so that keys reach it. */
export async function untilFocused(tab: Tab): Promise<void> {
  await until("the focus in the composer", () =>
    tab.inChat(() => document.activeElement?.tagName === "TEXTAREA" && document.hasFocus()),
  );
}

/** Writes with real keys and sends with Enter. */
export async function say(tab: Tab, text: string): Promise<void> {
  await untilFocused(tab);
  await tab.type(text);
  await tab.press("Enter");
}

/** Waits until a text is somewhere in the chat. */
export async function untilShown(tab: Tab, text: string): Promise<void> {
  await until(`“${text}” in the chat`, () =>
    tab.inChat((wanted: string) => document.body.innerText.includes(wanted), text),
  );
}

/** Clicks an element of the chat with the pointer. */
export async function clickInChat(tab: Tab, selector: string): Promise<void> {
  const inside = await tab.inChat((query: string) => {
    const element = document.querySelector(query);
    if (!element) throw new Error(`no ${query} in the chat`);
    element.scrollIntoView({ block: "nearest" });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, selector);
  const frame = await frameRect(tab);
  await tab.click(frame.left + inside.x, frame.top + inside.y);
}

/** Where the chat's frame is. The host page keeps shadow roots open for this. */
export function frameRect(
  tab: Tab,
): Promise<{ left: number; top: number; width: number; height: number }> {
  return tab.evaluate(() => {
    const search = (root: Document | ShadowRoot): Element | null => {
      const found = root.querySelector("iframe[src*='/widget/']");
      if (found) return found;
      for (const element of root.querySelectorAll("*")) {
        const inside = element.shadowRoot && search(element.shadowRoot);
        if (inside) return inside;
      }
      return null;
    };
    const frame = search(document);
    if (!frame) throw new Error("there is no chat frame");
    const { left, top, width, height } = frame.getBoundingClientRect();
    return { left, top, width, height };
  });
}
