// What is different on a phone: the chat covers the page, and a keyboard covers the chat.
import type { Page } from "@playwright/test";
import { chatFrame, expect, test, untilLauncher } from "../support/browser.ts";
import { anyFrame, openShadowRoots } from "../support/host-page.ts";
import { changeSettings, goOnline } from "../support/widget-chat.ts";

const SCREEN = { width: 390, height: 844 };
// Not `isMobile`: the pages here are not made for phones, and would be laid out 980 px wide.
const PHONE = { viewport: SCREEN, hasTouch: true, deviceScaleFactor: 2 };

test.use(PHONE);

async function tapLauncher(page: Page): Promise<void> {
  await untilLauncher(page);
  await page.touchscreen.tap(SCREEN.width - 48, SCREEN.height - 48);
}

test("the chat covers the page, and no field is so small that the phone zooms in", async ({
  page,
  hostSite,
  tenant,
}) => {
  await goOnline(tenant);
  const types = ["text", "email", "tel", "url", "number", "textarea"];
  const fields = types.map((type) => ({ name: type, label: type, type, required: false }));
  const choice = { name: "choice", label: "choice", type: "select", options: ["a", "b"] };
  await changeSettings(tenant, {
    behaviour: {
      preChat: {
        enabled: true,
        when: "before",
        fields: [...fields, { ...choice, required: true }],
      },
    },
  });
  await openShadowRoots(page);
  await page.goto(hostSite.page("plain"));
  await tapLauncher(page);
  const chat = await anyFrame(page);
  await chat.getByRole("button", { name: "Start a conversation" }).tap();
  await chat.getByLabel("email").waitFor();
  expect(await page.locator(".panel").boundingBox()).toEqual({ x: 0, y: 0, ...SCREEN });
  const sizes = await chat
    .locator("input:not([tabindex='-1']), textarea, select")
    .evaluateAll((all) => all.map((field) => Number.parseFloat(getComputedStyle(field).fontSize)));
  expect(sizes).toHaveLength(types.length + 1);
  // Below 16 px, Safari on iOS zooms into a field that takes the focus.
  for (const size of sizes) expect(size).toBeGreaterThanOrEqual(16);
});

test("the composer stays above the keyboard", async ({ page, hostSite }) => {
  await openShadowRoots(page);
  // Phones report what a keyboard leaves visible here, and leave everything else as it was.
  await page.addInitScript(() => {
    const visible = Object.assign(new EventTarget(), { scale: 1, offsetTop: 0, height: 844 });
    Object.defineProperty(window, "visualViewport", { value: visible });
  });
  const keyboard = (height: number, offsetTop: number) =>
    page.evaluate(
      (part) => {
        Object.assign(window.visualViewport ?? {}, part);
        window.visualViewport?.dispatchEvent(new Event("resize"));
      },
      { height, offsetTop },
    );
  await page.goto(hostSite.page("plain"));
  await tapLauncher(page);
  const chat = await chatFrame(page);
  const panel = page.locator(".panel");
  const bottomOfWriting = async () => {
    const box = await chat.getByRole("textbox").boundingBox();
    return box ? box.y + box.height : Number.POSITIVE_INFINITY;
  };
  expect(await bottomOfWriting()).toBeGreaterThan(500);
  await keyboard(500, 0);
  await expect.poll(() => panel.boundingBox()).toMatchObject({ y: 0, height: 500 });
  await expect.poll(bottomOfWriting).toBeLessThan(500);
  // The phone moved the page up to show the field.
  await keyboard(500, 120);
  await expect.poll(() => panel.boundingBox()).toMatchObject({ y: 120, height: 500 });
  await keyboard(SCREEN.height, 0);
  await expect.poll(() => panel.boundingBox()).toEqual({ x: 0, y: 0, ...SCREEN });
});

test("the page behind a chat that covers it does not scroll", async ({ page, hostSite }) => {
  await page.goto(hostSite.page("plain"));
  await page.evaluate(() => {
    document.body.style.height = "4000px";
    scrollTo(0, 300);
  });
  await tapLauncher(page);
  await anyFrame(page);
  const scrollable = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).overflowY !== "hidden");
  expect(await scrollable()).toBe(false);
  expect(await page.evaluate(() => scrollY)).toBe(300);
  await page.evaluate(() => window.Linkdesk?.hide());
  expect(await scrollable()).toBe(true);
  expect(await page.evaluate(() => scrollY)).toBe(300);
  await page.evaluate(() => window.Linkdesk?.show());
  await page.evaluate(() => window.Linkdesk?.destroy());
  expect(await scrollable()).toBe(true);
});
