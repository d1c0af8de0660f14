import type { RealtimeClientConfig } from "@linkdesk/contract/widget.ts";
import { env } from "./env.ts";

/** How browsers reach the realtime server. */
export function realtimeClientConfig(): RealtimeClientConfig {
  const { PUSHER_KEY, PUSHER_CLUSTER, PUSHER_HOST, PUSHER_PORT, PUSHER_TLS } = env();
  const host = env().PUSHER_CLIENT_HOST ?? PUSHER_HOST ?? null;
  const hasOwnAddress = env().PUSHER_CLIENT_HOST !== undefined;
  const tls = host === null || (hasOwnAddress ? env().PUSHER_CLIENT_TLS : PUSHER_TLS);
  const port = (hasOwnAddress ? env().PUSHER_CLIENT_PORT : PUSHER_PORT) ?? (tls ? 443 : 80);
  return { key: PUSHER_KEY, cluster: PUSHER_CLUSTER, host: host === "page" ? "" : host, port, tls };
}

/** Where browsers open their socket, for a content security policy. */
export function realtimeOrigin(): string {
  const { host, port, tls } = realtimeClientConfig();
  if (host === null) return "wss://*.pusher.com";
  return `${tls ? "wss" : "ws"}://${host || new URL(env().APP_URL).hostname}:${port}`;
}
