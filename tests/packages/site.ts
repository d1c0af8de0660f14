import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildExamples, OUT } from "./build.ts";
import type { ExampleSettings } from "./example-settings.ts";

const FAKE_WIDGET = fileURLToPath(new URL("fake-widget.js", import.meta.url));

/**
 * Builds the examples and serves them: `/<example>.html`, with `?csp` under a strict policy.
 * The chat comes from `APP_UNDER_TEST` and its inboxes `CHANNELS_UNDER_TEST` (two ids and a
 * comma; both must trust this site, which `PACKAGES_PORT` can pin down), else from the fake.
 */
async function serveExamples() {
  await buildExamples();
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url ?? "/", "http://site");
    const type = pathname.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8";
    const headers: Record<string, string> = { "content-type": type };
    if (search === "?csp") headers["content-security-policy"] = strictPolicy();
    try {
      const body =
        pathname === "/settings.js" ? settingsScript() : await readFile(fileOf(pathname));
      response.writeHead(200, headers).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  const port = Number(process.env.PACKAGES_PORT ?? 0);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.PACKAGES_SITE = origin;
  return () => {
    server.closeAllConnections();
    server.close();
  };
}

const app = () => process.env.APP_UNDER_TEST ?? process.env.PACKAGES_SITE ?? "";

function settingsScript(): string {
  const [channelId = "ch_one", otherChannelId = "ch_two"] =
    process.env.CHANNELS_UNDER_TEST?.split(",") ?? [];
  const example: ExampleSettings = { baseURL: app(), channelId, otherChannelId };
  return `globalThis.example = ${JSON.stringify(example)};\n`;
}

function strictPolicy(): string {
  const from = `'self' ${app()}`;
  return `default-src 'none'; script-src ${from}; connect-src ${from}; frame-src ${from}; img-src data:; require-trusted-types-for 'script'; trusted-types linkdesk`;
}

function fileOf(pathname: string): string {
  return pathname === "/widget.js" ? FAKE_WIDGET : join(OUT, pathname);
}

// biome-ignore lint/style/noDefaultExport: Playwright's global setup is a default export.
export default serveExamples;
