/**
 * Browsers that translate a page put a <font> in the place of each text, and the text that Preact
 * goes on changing is no longer in the page: counters and headers would stand still. When such a
 * text is changed, it takes its place back, and the browser translates it anew.
 */
export function followTranslation(root: HTMLElement): void {
  const stands = new WeakMap<Node, ChildNode>();
  const observer = new MutationObserver((records) => {
    for (const {
      type,
      target,
      addedNodes,
      removedNodes,
      previousSibling,
      nextSibling,
    } of records) {
      if (type === "characterData") {
        const stand = stands.get(target);
        if (stand?.isConnected && !target.isConnected) stand.replaceWith(target);
        continue;
      }
      for (const text of removedNodes) {
        if (text.nodeType !== Node.TEXT_NODE) continue;
        const stand = [...addedNodes, previousSibling, nextSibling].find(
          (node) => node?.nodeName === "FONT",
        );
        if (!stand) continue;
        stands.set(text, stand as ChildNode);
        observer.observe(text, { characterData: true });
      }
    }
  });
  observer.observe(root, { childList: true, subtree: true });
}
