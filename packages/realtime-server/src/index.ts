export type { ProtocolCode } from "./close-codes.ts";
export {
  type AppOptions,
  DEFAULT_LIMITS,
  DEFAULT_TIMEOUTS,
  type Limits,
  type RealtimeServerOptions,
  type Timeouts,
  type WebhookTarget,
} from "./options.ts";
export type { Publication } from "./publish.ts";
export { type AppStats, createRealtimeServer, type RealtimeServer } from "./server.ts";
export type { WebhookEvent, WebhookEventName } from "./webhook-events.ts";
