import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

/**
 * The website of an invented shop, served from an origin of its own, with the widget embedded as
 * a customer would: under a strict content security policy, from a `<script>` tag.
 */

type DemoSiteOptions = {
  port: number;
  host: string;
  /** Where Linkdesk runs, such as `http://localhost:3000`. */
  appUrl: string;
  inboxId: string;
};

const PAGES = new Map([
  ["/", "index.html"],
  ["/subscriptions", "subscriptions.html"],
  ["/about", "about.html"],
]);

const ASSETS = new Map([
  ["/style.css", { file: "style.css", type: "text/css; charset=utf-8" }],
  ["/favicon.svg", { file: "favicon.svg", type: "image/svg+xml" }],
]);

const read = (file: string) => readFile(fileURLToPath(new URL(`pages/${file}`, import.meta.url)));

type Answer = { status: number; type: string; body: string | Buffer };

async function answer(path: string, { appUrl, inboxId }: DemoSiteOptions): Promise<Answer> {
  const asset = ASSETS.get(path);
  if (asset) return { status: 200, type: asset.type, body: await read(asset.file) };
  if (path === "/settings.js") {
    const settings = JSON.stringify({ baseURL: appUrl, inboxID: inboxId });
    const type = "text/javascript; charset=utf-8";
    return { status: 200, type, body: `window.LinkdeskSettings = ${settings};\n` };
  }
  const page = PAGES.get(path);
  const html = (await read(page ?? "not-found.html"))
    .toString("utf8")
    .replaceAll("{{widget}}", `${appUrl}/widget.js`);
  return { status: page ? 200 : 404, type: "text/html; charset=utf-8", body: html };
}

/** What the widget needs of a host page's policy is one origin, and nothing unsafe. */
export function demoPolicy(appUrl: string): string {
  const { origin } = new URL(appUrl);
  return [
    "default-src 'none'",
    `script-src 'self' ${origin}`,
    `connect-src ${origin}`,
    `frame-src ${origin}`,
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** Starts the demo website and says where it is. `port` 0 takes any free port. */
export async function serveDemoSite(
  options: DemoSiteOptions,
): Promise<{ url: string; close: () => Promise<void> }> {
  const appUrl = options.appUrl.replace(/\/+$/, "");
  const policy = demoPolicy(appUrl);
  const server = createServer(async (request, response) => {
    try {
      const path = new URL(request.url ?? "/", "http://demo").pathname.replace(/(.)\/$/, "$1");
      const { status, type, body } = await answer(path, { ...options, appUrl });
      response.writeHead(status, {
        "content-type": type,
        "content-security-policy": policy,
        "cache-control": "no-cache",
        "x-content-type-options": "nosniff",
      });
      response.end(request.method === "HEAD" ? undefined : body);
    } catch {
      response.writeHead(500).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
