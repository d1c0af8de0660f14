import "server-only";
import manifest from "../../widget/dist/manifest.json" with { type: "json" };
import type { FrameConfig, RealtimeClientConfig } from "../contract/widget.ts";
import { env } from "../platform/env.ts";
import { realtimeClientConfig } from "../platform/realtime.ts";
import { isTeamOnline } from "../workspaces/team-presence.ts";
import { issueEmbedTicket } from "./embed-ticket.ts";
import { publicInbox } from "./public-inbox.ts";

/**
 * The HTML document of the widget's frame and its content security policy.
 * Errors: not_found, inbox_disabled.
 */
export async function frameDocument(inboxId: string): Promise<{ html: string; csp: string }> {
  const { id, workspaceId, brandName, settings } = await publicInbox(inboxId);
  const realtime = realtimeClientConfig();
  const config: FrameConfig = {
    inboxId: id,
    brandName,
    settings,
    isOnline: await isTeamOnline(workspaceId),
    ticket: issueEmbedTicket(id),
    realtime,
  };
  return { html: renderDocument(config), csp: framePolicy(realtime) };
}

function renderDocument(config: FrameConfig): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escapeHtml(config.brandName)}</title>
<link rel="stylesheet" href="${manifest["frame.css"]}">
<script type="application/json" id="linkdesk-config">${JSON.stringify(config).replaceAll("<", "\\u003c")}</script>
<script type="module" src="${manifest["frame.js"]}"></script>
</head>
<body><div id="app"></div></body>
</html>
`;
}

/** What the frame may do: its own files, its own API, the realtime server. Nothing inline. */
function framePolicy(realtime: RealtimeClientConfig): string {
  const scheme = realtime.tls ? "wss" : "ws";
  const socket =
    realtime.host === null
      ? "wss://*.pusher.com"
      : `${scheme}://${realtime.host || new URL(env().APP_URL).hostname}:${realtime.port}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // Logos, cards and avatars are wherever the business keeps them.
    "img-src 'self' data: blob: https: http:",
    "media-src 'self'",
    `connect-src 'self' ${socket}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors *",
  ].join("; ");
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
