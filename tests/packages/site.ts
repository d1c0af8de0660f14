import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createTenant } from "../support/http-client.ts";
import { startTestStack } from "../support/test-stack.ts";
import { buildExamples, OUT } from "./build.ts";
import type { ExampleSettings } from "./example-settings.ts";

/** The built service, a member of its one workspace, and the examples with its chat. */
export type ServiceUnderTest = { appUrl: string; cookie: string; site: string; inboxId: string };

const FAKE_WIDGET = fileURLToPath(new URL("fake-widget.js", import.meta.url));

/**
 * Builds the examples and serves them twice: `/<example>.html`, with `?csp` under a strict policy.
 * At `PACKAGES_SITE` the chat comes from `APP_UNDER_TEST` and its inboxes `CHANNELS_UNDER_TEST` (two
 * ids and a comma; both must trust this site, which `PACKAGES_PORT` can pin down), else from the
 * fake. At the site of `PACKAGES_SERVICE` it always comes from a service of the tests' own.
 */
async function serveExamples() {
  await buildExamples();
  const site = await serve(Number(process.env.PACKAGES_PORT ?? 0), (origin) => {
    const [channelId = "ch_one", otherChannelId = "ch_two"] =
      process.env.CHANNELS_UNDER_TEST?.split(",") ?? [];
    return { baseURL: process.env.APP_UNDER_TEST ?? origin, channelId, otherChannelId };
  });
  process.env.PACKAGES_SITE = site.origin;
  const stack = await startTestStack();
  const { cookie, inbox } = await createTenant(stack.appUrl);
  const shop = await serve(0, () => ({
    baseURL: stack.appUrl,
    channelId: inbox.id,
    otherChannelId: inbox.id,
  }));
  const service: ServiceUnderTest = {
    appUrl: stack.appUrl,
    cookie,
    site: shop.origin,
    inboxId: inbox.id,
  };
  process.env.PACKAGES_SERVICE = JSON.stringify(service);
  return async () => {
    site.close();
    shop.close();
    await stack.stop();
  };
}

async function serve(port: number, settingsFor: (origin: string) => ExampleSettings) {
  let settings: ExampleSettings;
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url ?? "/", "http://site");
    const type = pathname.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8";
    const headers: Record<string, string> = { "content-type": type };
    if (search === "?csp") headers["content-security-policy"] = strictPolicy(settings.baseURL);
    try {
      const body =
        pathname === "/settings.js"
          ? `globalThis.example = ${JSON.stringify(settings)};\n`
          : await readFile(fileOf(pathname));
      response.writeHead(200, headers).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  settings = settingsFor(origin);
  return {
    origin,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function strictPolicy(app: string): string {
  const from = `'self' ${app}`;
  return `default-src 'none'; script-src ${from}; connect-src ${from}; frame-src ${from}; img-src data:; require-trusted-types-for 'script'; trusted-types linkdesk`;
}

function fileOf(pathname: string): string {
  return pathname === "/widget.js" ? FAKE_WIDGET : join(OUT, pathname);
}

// biome-ignore lint/style/noDefaultExport: Playwright's global setup is a default export.
export default serveExamples;
