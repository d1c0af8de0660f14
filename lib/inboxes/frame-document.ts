import "server-only";
import type { FrameConfig } from "@linkdesk/contract/widget.ts";
import manifest from "../../widget/dist/manifest.json" with { type: "json" };
import { env } from "../platform/env.ts";
import { realtimeClientConfig, realtimeOrigin } from "../platform/realtime-address.ts";
import { isTeamOnline } from "../workspaces/team-presence.ts";
import { issueEmbedTicket } from "./embed-ticket.ts";
import { publicInbox } from "./public-inbox.ts";

/**
 * The HTML document of the widget's frame and its content security policy.
 * Errors: not_found, inbox_disabled, blocked.
 */
export async function frameDocument(
  inboxId: string,
  address: string | null,
): Promise<{ html: string; csp: string }> {
  const inbox = await publicInbox(inboxId, address);
  const { id, workspaceId, brandName, settings, security } = inbox;
  const realtime = realtimeClientConfig();
  const config: FrameConfig = {
    inboxId: id,
    brandName,
    settings,
    isOnline: await isTeamOnline(workspaceId),
    ticket: issueEmbedTicket(id),
    realtime,
  };
  return { html: renderDocument(config), csp: framePolicy(security.trustedDomains) };
}

function renderDocument(config: FrameConfig): string {
  const json = JSON.stringify(config).replaceAll("<", "\\u003c");
  return renderHtml({
    title: config.brandName,
    css: manifest["frame.css"],
    head: `<script type="application/json" id="linkdesk-config">${json}</script>`,
    js: manifest["frame.js"],
    body: '<div id="app"></div>',
  });
}

/** The documents of the preview: a page, and the chat on it. They are without data; the dashboard sends it. */
export function previewDocument(part: "page" | "chat"): { html: string; csp: string } {
  const { preview } = manifest;
  const html = renderHtml({
    title: "Preview",
    css: part === "page" ? preview["preview-style.css"] : manifest["frame.css"],
    // Opened by itself, as its tests do, it asks for no icon.
    head: '<link rel="icon" href="data:,">',
    js: preview[`preview-${part}.js`],
    body: part === "page" ? "<i></i><i></i><i></i><i></i>" : '<div id="app"></div>',
  });
  const csp = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "frame-ancestors 'self'",
  ];
  return { html, csp: csp.join("; ") };
}

type Html = { title: string; css: string; head: string; js: string; body: string };

function renderHtml({ title, css, head, js, body }: Html): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${css}">
${head}
<script type="module" src="${js}"></script>
</head>
<body>${body}</body>
</html>
`;
}

/** The answer with a document for an iframe. */
export function documentResponse({ html, csp }: { html: string; csp: string }): Response {
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": csp,
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "permissions-policy": "camera=(), microphone=(), geolocation=()",
    },
  });
}

/**
 * What the frame may do: its own files, its own API, the realtime server; nothing inline, and no
 * text that becomes script. Who may embed it: the trusted domains, in the policy's own spelling.
 */
function framePolicy(trustedDomains: readonly string[]): string {
  // Left out where everybody may: `*` means network addresses only, and a page may be a file, an
  // app's own scheme or a sandbox without an origin.
  const embedders =
    trustedDomains.length === 0 ? [] : [`frame-ancestors 'self' ${trustedDomains.join(" ")}`];
  // In a sandbox the frame has no origin, and in WebKit nothing is 'self' then.
  const own = `'self' ${env().APP_URL}`;
  return [
    "default-src 'none'",
    `script-src ${own}`,
    `style-src ${own}`,
    // Logos and cards are wherever the business keeps them: we fetch them (lib/files/picture-address.ts).
    `img-src ${own} data: blob:`,
    // A font of the inbox's own CSS comes the same way.
    `font-src ${own}`,
    `media-src ${own}`,
    `connect-src ${own} ${realtimeOrigin()}`,
    // The one that holds the tabs' shared connection (widget/realtime-worker).
    `worker-src ${new URL(manifest.worker, env().APP_URL).href}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types linkdesk-worker",
    ...embedders,
  ].join("; ");
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
