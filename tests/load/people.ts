// The scenes that several parts of the benchmark start from.
import type { Page } from "@playwright/test";
import { serveHostSite } from "../host-site/server.ts";
import { signInWith } from "../support/browser.ts";
import { createTenant, type Tenant } from "../support/http-client.ts";
import type { Workbench } from "./workbench.ts";

/** A tenant, and a website of theirs on another origin that embeds the widget. */
export async function openTenantSite(
  bench: Workbench,
): Promise<{ appUrl: string; tenant: Tenant; pageUrl: string }> {
  const { appUrl } = await bench.stack();
  const tenant = await createTenant(appUrl);
  const site = await serveHostSite({ port: 0, appUrl, inboxId: tenant.inbox.id });
  bench.defer(site.close);
  return { appUrl, tenant, pageUrl: `${site.url}/plain` };
}

/** The tenant's owner, signed in, in a browser process of their own. */
export async function openAgentPage(
  bench: Workbench,
  appUrl: string,
  tenant: Tenant,
): Promise<Page> {
  const browser = await bench.openBrowser();
  const context = await browser.newContext({ baseURL: appUrl });
  await signInWith(context, appUrl, tenant.cookie);
  return context.newPage();
}
