import type { Frame, Page } from "@playwright/test";

/**
 * Does to a page or frame what the browser's own translation does to it: every text node is put
 * into two `<font>` elements with other words, now and whenever the page changes.
 */
export function translatePage(page: Page | Frame): Promise<void> {
  return page.evaluate(() => {
    const isTranslated = (text: Text) =>
      text.parentElement?.closest("font, script, style, textarea, noscript") !== null;
    const translate = (root: Node) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const found: Text[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) found.push(node as Text);
      for (const text of found) {
        if (!text.data.trim() || isTranslated(text)) continue;
        const outer = document.createElement("font");
        const inner = document.createElement("font");
        inner.textContent = `«${text.data}»`;
        outer.append(inner);
        text.replaceWith(outer);
      }
    };
    translate(document.body);
    new MutationObserver((changes) => {
      for (const { target } of changes) if (target.isConnected) translate(target);
    }).observe(document.body, { childList: true, subtree: true });
  });
}
