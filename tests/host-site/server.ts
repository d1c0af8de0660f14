import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { commandSnippet } from "./command-snippet.ts";

/**
 * Foreign pages that embed the widget, each hostile in a way of its own. They run on 127.0.0.1
 * while Linkdesk runs on localhost, so that the two are different origins.
 */

export const HOST_PAGES = [
  "plain",
  "strict-csp",
  "hostile-css",
  "broken-prototypes",
  "clobbered",
  "no-storage",
  "spa",
  "commands",
  "libredesk",
  "open-shadow",
  "sandboxed",
] as const;
export type HostPageName = (typeof HOST_PAGES)[number];

type HostSiteOptions = { port: number; appUrl: string; inboxId: string };

/** The strictest policy the widget promises to work under. */
function strictPolicy(appUrl: string): string {
  const { origin } = new URL(appUrl);
  return `default-src 'none'; script-src 'self' ${origin}; connect-src ${origin}; frame-src ${origin}; style-src 'self'; require-trusted-types-for 'script'`;
}

const read = (file: string) =>
  readFile(fileURLToPath(new URL(`pages/${file}`, import.meta.url)), "utf8");

/**
 * Starts the pages at `<url>/<name>`; `/settings.js` configures the widget for most of them. The
 * pages that bring their own settings take `?options=`: JavaScript that goes among them.
 */
export async function serveHostSite({
  port,
  appUrl,
  inboxId,
}: HostSiteOptions): Promise<{ url: string; close: () => Promise<void> }> {
  const settings = JSON.stringify({ baseURL: appUrl, inboxID: inboxId });
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://host");
    const name = HOST_PAGES.find((page) => pathname === `/${page}` || pathname === `/${page}.js`);
    if (pathname === "/favicon.ico") {
      response.writeHead(204).end();
    } else if (pathname === "/settings.js") {
      response.writeHead(200, { "content-type": "text/javascript" });
      response.end(`window.LinkdeskSettings = ${settings};\n`);
    } else if (name && pathname.endsWith(".js")) {
      response.writeHead(200, { "content-type": "text/javascript" });
      response.end(await read(`${name}.js`).catch(() => ""));
    } else if (name) {
      const html = await read(`${name}.html`);
      response.writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        ...((name === "strict-csp" || searchParams.has("csp")) && {
          "content-security-policy": strictPolicy(appUrl),
        }),
      });
      const options = searchParams.get("options") ?? "";
      const functionName = searchParams.get("name") ?? undefined;
      response.end(
        html
          .replaceAll("{{app}}", appUrl)
          .replaceAll("{{inbox}}", inboxId)
          .replaceAll("/* {{options}} */", options)
          .replaceAll(
            "{{commands}}",
            commandSnippet(appUrl, inboxId, { name: functionName, options }),
          ),
      );
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
