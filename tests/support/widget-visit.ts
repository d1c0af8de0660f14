// A visit of a foreign website with the widget, as the tests of the settings make it.
import { type Browser, expect, type Frame, type Page } from "@playwright/test";
import type { HostPageName } from "../host-site/server.ts";
import { anyFrame, openShadowRoots } from "./host-page.ts";
import type { Tenant } from "./http-client.ts";
import { fulfillPictures } from "./signed-pictures.ts";

/** Where the tests' pictures are; nothing is fetched from there. */
export const PICTURES = "https://pictures.example";

const PICTURE = "<svg xmlns='http://www.w3.org/2000/svg' width='64' height='64'/>";

export type Visit = {
  page: Page;
  tenant: Tenant;
  /** The address of a page of the foreign website. */
  address: (name: HostPageName) => string;
  launcher: ReturnType<Page["locator"]>;
  /** The chat, opened by the first who asks. */
  chat: () => Promise<Frame>;
  /** When the session that the visit began ends, as the service said. */
  sessionEnd: () => Date | null;
};

type Options = {
  browser: Browser;
  tenant: Tenant;
  address: Visit["address"];
};

/** A visitor who was never there before; `close` ends the visit. */
export async function openVisit({ browser, tenant, address }: Options) {
  const context = await browser.newContext({ locale: "en-US", colorScheme: "light" });
  const page = await context.newPage();
  await openShadowRoots(page);
  await fulfillPictures(page, () => PICTURE);
  let end: Date | null = null;
  page.on("response", async (response) => {
    if (!response.url().endsWith("/api/widget/v1/sessions") || !response.ok()) return;
    end = new Date(((await response.json()) as { expiresAt: string }).expiresAt);
  });
  const launcher = page.locator(".linkdesk-launcher");
  let opening: Promise<Frame> | null = null;
  const open = async () => {
    await launcher.click();
    const frame = await anyFrame(page);
    await expect(frame.getByRole("main")).toBeVisible();
    return frame;
  };
  const visit: Visit = {
    page,
    tenant,
    address,
    launcher,
    chat: () => {
      opening ??= open();
      return opening;
    },
    sessionEnd: () => end,
  };
  return { visit, close: () => context.close() };
}
