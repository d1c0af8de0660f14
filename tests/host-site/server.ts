import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { SNIPPETS } from "../../lib/client/inboxes/install-snippets.ts";
import { commandSnippet } from "./command-snippet.ts";
import { type DocumentProps, ReactDocument } from "./react-document.ts";

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
  "named-elements",
  "open-shadow",
  "react-document",
  "sandboxed",
] as const;
export type HostPageName = (typeof HOST_PAGES)[number];

type HostSiteOptions = { port: number; appUrl: string; inboxId: string };

/** The strictest policy the widget promises to work under. */
function strictPolicy(appUrl: string): string {
  const { origin } = new URL(appUrl);
  return `default-src 'none'; script-src 'self' ${origin}; connect-src ${origin}; frame-src ${origin}; style-src 'self'; require-trusted-types-for 'script'`;
}

/** The page whose whole document React renders, and its script for the browser. */
async function reactDocument(props: DocumentProps, isScript: boolean): Promise<string> {
  if (!isScript) {
    const page = createElement(ReactDocument, { ...props, text: "Rendered by the server" });
    return `<!doctype html>${renderToString(page)}`;
  }
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("react-document-client.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return `window.documentProps = ${JSON.stringify(props)};\n${outputFiles[0]?.text}`;
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
    } else if (name === "react-document") {
      const isScript = pathname.endsWith(".js");
      const place = searchParams.get("place") === "body" ? "body" : "head";
      const props: DocumentProps = { appUrl, inboxId, place, text: "Rendered by the browser" };
      const type = isScript ? "text/javascript" : "text/html; charset=utf-8";
      response.writeHead(200, { "content-type": type });
      response.end(await reactDocument(props, isScript));
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
          .replaceAll("{{inner}}", searchParams.get("inner") ?? "plain")
          .replaceAll("/* {{options}} */", options)
          .replaceAll("{{dashboard-commands}}", SNIPPETS.commands(appUrl, inboxId))
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
