import type { Page } from "@playwright/test";
import { chatFrame, expect, openChat, test, untilLauncher } from "../support/browser.ts";
import { changeInbox, isVisible, openShadowRoots } from "../support/host-page.ts";

test("the page's history, styles and head stay as they are", async ({ visitor, hostSite }) => {
  await visitor.setViewportSize({ width: 390, height: 800 });
  await visitor.goto(hostSite.page("libredesk"));
  await untilLauncher(visitor);
  const state = () =>
    visitor.evaluate(() => ({
      history: history.length,
      head: document.head.innerHTML,
      body: document.body.outerHTML,
      overflow: getComputedStyle(document.documentElement).overflow,
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    }));
  const before = await state();
  await openChat(visitor);
  // While the chat covers the page, one sheet of its own holds the page still.
  const held = { ...before, overflow: "hidden", sheets: before.sheets + 1 };
  expect(await state()).toEqual(held);
  await visitor.evaluate(() => window.Linkdesk?.hide());
  expect(await state()).toEqual(before);
  await visitor.evaluate(() => window.Linkdesk?.show());
  expect(await state()).toEqual(held);
  await visitor.evaluate(() => window.Linkdesk?.destroy());
  expect(await state()).toEqual(before);
});

/** What Chromium counts for the page after a collection. */
async function countResources(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.enable");
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("HeapProfiler.collectGarbage");
  const { nodes, jsEventListeners } = await devtools.send("Memory.getDOMCounters");
  await devtools.detach();
  const children = await page.evaluate(() => document.documentElement.childElementCount);
  return { nodes, jsEventListeners, children };
}

/** Adds the widget, opens it until its frame is there, shows an offer, and takes it away. */
const cycle = (page: Page, times: number) =>
  page.evaluate(async (rounds) => {
    const { addWidget, removeWidget } = window as unknown as {
      addWidget: () => Promise<void>;
      removeWidget: () => void;
    };
    const isThere = (selector: string) => {
      for (const { shadowRoot } of document.documentElement.children) {
        if (shadowRoot?.querySelector(selector)) return true;
      }
      return false;
    };
    const until = async (selector: string) => {
      while (!isThere(selector)) await new Promise(requestAnimationFrame);
    };
    for (let round = 0; round < rounds; round++) {
      removeWidget();
      await addWidget();
      await until(".offer");
      window.Linkdesk?.show();
      await until(".ready iframe");
      window.Linkdesk?.hide();
    }
    removeWidget();
  }, times);

test("adding and destroying the widget a hundred times leaves no more than ten times", async ({
  visitor,
  hostSite,
  tenant,
}) => {
  test.setTimeout(180_000);
  await changeInbox(tenant, { behaviour: { proactive: [{ trigger: "time", message: "Hi" }] } });
  await openShadowRoots(visitor);
  await visitor.goto(hostSite.page("spa"));
  await untilLauncher(visitor);
  await cycle(visitor, 10);
  const few = await countResources(visitor);
  await cycle(visitor, 90);
  await expect
    .poll(async () => {
      const { nodes, jsEventListeners, children } = await countResources(visitor);
      return {
        children: children - few.children,
        hasMoreNodes: nodes > few.nodes + 50,
        hasMoreListeners: jsEventListeners > few.jsEventListeners + 5,
      };
    })
    .toEqual({ children: 0, hasMoreNodes: false, hasMoreListeners: false });
});

test("one tab at a time holds the lock of the sounds, and destroy lets it go", async ({
  visitor,
  hostSite,
}) => {
  const locks = (page: Page) =>
    page.evaluate(async () => {
      const { held = [], pending = [] } = await navigator.locks.query();
      const ours = (list: LockInfo[]) => list.filter(({ name }) => name?.startsWith("linkdesk:"));
      return [ours(held).length, ours(pending).length];
    });
  await visitor.goto(hostSite.page("plain"));
  await openChat(visitor);
  await expect.poll(() => locks(visitor)).toEqual([1, 0]);
  const second = await visitor.context().newPage();
  await second.goto(hostSite.page("plain"));
  await openChat(second);
  await expect.poll(() => locks(second)).toEqual([1, 1]);
  for (const page of [second, visitor]) await page.evaluate(() => window.Linkdesk?.destroy());
  await expect.poll(() => locks(visitor)).toEqual([0, 0]);
});

test("the gesture that goes back closes a chat that covers the page, and no other", async ({
  visitor,
  hostSite,
}) => {
  const pageButton = visitor.getByRole("button", { name: "A button of the page" });
  await visitor.goto(hostSite.page("plain"));
  await openChat(visitor);
  await pageButton.focus();
  // What a phone's gesture is to a CloseWatcher, Escape is on a desk.
  await visitor.keyboard.press("Escape");
  expect(await isVisible(visitor)).toBe(true);
  await visitor.evaluate(() => window.Linkdesk?.hide());
  await visitor.setViewportSize({ width: 390, height: 800 });
  await visitor.evaluate(() => window.Linkdesk?.show());
  await chatFrame(visitor);
  await pageButton.focus();
  await visitor.keyboard.press("Escape");
  await expect.poll(() => isVisible(visitor)).toBe(false);
});
