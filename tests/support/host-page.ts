// What the tests of the widget's public side share: pages with options, and a look inside.
import { expect, type Frame, type Page } from "@playwright/test";
import { CHAT_ADDRESS } from "./browser.ts";
import type { Tenant } from "./http-client.ts";

type Commands = { linktor: (...call: unknown[]) => void };

/** Makes the widget's shadow root one that a test can look into. */
export async function openShadowRoots(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function (options) {
      return attachShadow.call(this, { ...options, mode: "open" });
    };
  });
}

/** The address of a page that brings its own settings, with more of them, as JavaScript. */
export const withOptions = (address: string, options: string): string =>
  `${address}?options=${encodeURIComponent(options)}`;

/** Calls `linktor(…)` in the page. */
export const command = (page: Page, ...call: unknown[]): Promise<void> =>
  page.evaluate((args) => (window as unknown as Commands).linktor(...args), call);

export const isVisible = (page: Page): Promise<boolean | undefined> =>
  page.evaluate(() => window.Linkdesk?.isVisible());

export const storedKeys = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.keys(localStorage).sort());

/** What the page's console gets as errors, from now on. */
export function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return errors;
}

/** The chat's frame, whatever it shows. */
export async function anyFrame(page: Page): Promise<Frame> {
  const find = () => page.frames().find((frame) => CHAT_ADDRESS.test(frame.url()));
  await expect.poll(() => find() !== undefined, { message: "the chat's frame" }).toBe(true);
  const frame = find();
  if (!frame) throw new Error("the chat's frame went away");
  return frame;
}

/** Changes settings of the tenant's inbox, as its admin does. */
export async function changeInbox(tenant: Tenant, settings: unknown): Promise<void> {
  const path = `/api/v1/inboxes/${tenant.inbox.id}`;
  const { status, body } = await tenant.call("PATCH", path, { settings });
  expect(status, JSON.stringify(body)).toBe(200);
}

/** Waits until the service has a conversation whose last message is this one. */
export async function untilWritten(tenant: Tenant, text: string): Promise<void> {
  await expect
    .poll(async () => {
      const { body } = await tenant.call<{ items: unknown[] }>("GET", "/api/v1/conversations");
      return JSON.stringify(body.items);
    })
    .toContain(text);
}
