// The part of `npm run screenshots` that shows the widget in every state.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { serveHostSite } from "../tests/host-site/server.ts";
import { createTenant } from "../tests/support/http-client.ts";
import {
  darken,
  prepareInbox,
  reachState,
  STATE_LOOKS,
  type StateLook,
  WIDGET_STATES,
  type WidgetState,
} from "../tests/support/widget-states.ts";

const LOOKS = Object.keys(STATE_LOOKS) as StateLook[];
const SHEET_WIDTH = 1_640;

type Options = { browser: Browser; appUrl: string; folder: string; only?: string };

/**
 * One picture per state and look in `folder`, and in its `sheets` one per state that holds all its
 * looks side by side. `only` narrows it to the states whose names contain it.
 */
export async function shootWidgetStates({ browser, appUrl, folder, only = "" }: Options) {
  mkdirSync(join(folder, "sheets"), { recursive: true });
  for (const state of WIDGET_STATES.filter(({ name }) => name.includes(only))) {
    const files = await shootState(browser, appUrl, folder, state);
    await composeSheet(browser, files, join(folder, "sheets", `${state.name}.png`), state.name);
  }
}

async function shootState(browser: Browser, appUrl: string, folder: string, state: WidgetState) {
  // An inbox of its own, so that no state leaves something behind for the next.
  const tenant = await createTenant(appUrl, "Fernhill Coffee", "Maya Lindqvist");
  const site = await serveHostSite({ port: 0, appUrl, inboxId: tenant.inbox.id });
  await prepareInbox(tenant, state);
  const files: string[] = [];
  for (const look of LOOKS) {
    const address = `${site.url}/plain`;
    const { page, close } = await reachState({ browser, tenant, address, state, look });
    const shoot = async (name: string) => {
      const path = join(folder, `${state.name}-${name}.png`);
      await page.screenshot({ path, animations: "disabled" });
      files.push(path);
    };
    await shoot(look);
    if (look === "light") {
      await darken(page);
      await shoot("dark");
    }
    await close();
  }
  await site.close();
  return files;
}

async function composeSheet(browser: Browser, files: string[], path: string, title: string) {
  const images = files.map(
    (file) => `<img alt="" src="data:image/png;base64,${readFileSync(file).toString("base64")}">`,
  );
  const page = await browser.newPage({ viewport: { width: SHEET_WIDTH, height: 100 } });
  await page.setContent(`<!doctype html><title>${title}</title>
    <style>
      body { margin: 8px; font: 600 18px system-ui; background: #c9ced6 }
      div { display: flex; gap: 8px; margin-top: 8px } img { height: 640px }
    </style>
    ${title}<div>${images.join("")}</div>`);
  await page.screenshot({ path, fullPage: true });
  await page.close();
}
