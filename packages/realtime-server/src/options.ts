import type { WebhookEventName } from "./webhook-events.ts";

/** Where an application's webhooks go. */
export interface WebhookTarget {
  /** http(s) address that receives the POST. */
  url: string;
  /** Event names to send there; all of them when left out. */
  events?: readonly WebhookEventName[];
}

/** One application: a key for clients, a secret for servers, and its switches. */
export interface AppOptions {
  id: string;
  key: string;
  secret: string;
  /** A disabled application refuses clients (4003) and REST calls (403). Default true. */
  enabled?: boolean;
  /** Whether clients may send `client-` events. Default true. */
  clientEvents?: boolean;
  /** Whether channels other than presence channels hear `subscription_count`. Default false. */
  subscriptionCount?: boolean;
  /** Whether signed-in users hear of the people on their watchlist. Default true. */
  watchlistEvents?: boolean;
  /** Close (4009) who neither signs in nor joins an authorized channel in time. Default false. */
  authorizedConnections?: boolean;
  /** Connections beyond this number are refused (4004). Default: no bound. */
  maxConnections?: number;
  webhooks?: readonly WebhookTarget[];
}

/** Bounds. The first group is what Pusher publishes; the second protects this process. */
export interface Limits {
  eventDataBytes: number;
  channelsPerTrigger: number;
  eventsPerBatch: number;
  channelNameLength: number;
  eventNameLength: number;
  userIdLength: number;
  presenceMembers: number;
  presenceUserInfoBytes: number;
  watchlistLength: number;
  clientEventsPerSecond: number;
  /** Client events of all connections of one address (an office may be many people). */
  clientEventsPerSecondAndAddress: number;
  /** Client events of all connections together. */
  clientEventsPerSecondOfAll: number;
  /** Subscriptions of public channels, for which no authorization is needed, of one address. */
  publicSubscriptionsPerAddress: number;
  /** The same of all addresses together. */
  publicSubscriptions: number;
  restTimestampSkewSeconds: number;
  /** Largest message a client may send; more closes with 1009. */
  clientMessageBytes: number;
  /** Largest REST body; more answers 413. */
  restBodyBytes: number;
  /** Channels one connection may join. */
  channelsPerConnection: number;
  /** Unsent bytes a connection may pile up before it is cut off. */
  bufferedBytesPerConnection: number;
  /** Webhook events waiting for one slow receiver; newer ones are dropped and reported. */
  webhookQueueLength: number;
}

/** Periods, all in milliseconds. */
export interface Timeouts {
  /** Silence after which either side asks for a sign of life; told to clients on connecting. */
  activityMs: number;
  /** How long a silent client may take to answer a ping before it is closed with 4201. */
  pongMs: number;
  /** How long a closing client may take to answer before its socket is destroyed. */
  closeMs: number;
  /** How long a member, a user or a channel lingers after a disconnection, so reloads are silent. */
  leaveGraceMs: number;
  /** How long a connection may stay anonymous when `authorizedConnections` is on. */
  authorizationMs: number;
  /** How long a cache channel remembers its last event. */
  cacheMs: number;
  /** How long `subscription_count` of a channel with more than 100 subscribers is held back. */
  subscriptionCountMs: number;
  /** How long webhook events are collected before one POST carries them. */
  webhookBatchMs: number;
  /** How long a webhook's receiver may take to answer. */
  webhookRequestMs: number;
  /** Wait after each failed webhook delivery; its length is the number of retries. */
  webhookRetryMs: readonly number[];
}

/** What `createRealtimeServer` takes. */
export interface RealtimeServerOptions {
  apps: readonly AppOptions[];
  limits?: Partial<Limits>;
  timeouts?: Partial<Timeouts>;
  /** Path that a reverse proxy puts before `/app/…` and `/apps/…`, e.g. `/realtime`. Default none. */
  publicPathPrefix?: string;
  /** How many reverse proxies stand before it, each of which adds to X-Forwarded-For. Default 0. */
  trustedProxies?: number;
  /** Hears what fails outside any request, such as a webhook that was given up. */
  onError?: (error: Error) => void;
}

/** Defaults of `Limits`. */
export const DEFAULT_LIMITS: Limits = {
  eventDataBytes: 10_240,
  channelsPerTrigger: 100,
  eventsPerBatch: 10,
  channelNameLength: 200,
  eventNameLength: 200,
  userIdLength: 128,
  presenceMembers: 100,
  presenceUserInfoBytes: 1_024,
  watchlistLength: 100,
  clientEventsPerSecond: 10,
  clientEventsPerSecondAndAddress: 500,
  clientEventsPerSecondOfAll: 5_000,
  publicSubscriptionsPerAddress: 20_000,
  publicSubscriptions: 200_000,
  restTimestampSkewSeconds: 600,
  clientMessageBytes: 64 * 1024,
  restBodyBytes: 1024 * 1024,
  channelsPerConnection: 1_000,
  bufferedBytesPerConnection: 1024 * 1024,
  webhookQueueLength: 10_000,
};

/** Defaults of `Timeouts`. */
export const DEFAULT_TIMEOUTS: Timeouts = {
  activityMs: 120_000,
  pongMs: 30_000,
  closeMs: 5_000,
  leaveGraceMs: 3_000,
  authorizationMs: 30_000,
  cacheMs: 30 * 60_000,
  subscriptionCountMs: 5_000,
  webhookBatchMs: 50,
  webhookRequestMs: 10_000,
  webhookRetryMs: [1_000, 2_000, 4_000, 8_000, 16_000, 32_000],
};

/** Options with every default filled in. */
export interface Settings {
  apps: readonly AppOptions[];
  limits: Limits;
  timeouts: Timeouts;
  pathPrefix: string;
  trustedProxies: number;
  onError: (error: Error) => void;
}

/** Fills in the defaults. Throws when an application is incomplete or two of them collide. */
export function resolveOptions(options: RealtimeServerOptions): Settings {
  const seen = new Set<string>();
  for (const app of options.apps) {
    if (!app.id || !app.key || !app.secret) {
      throw new Error("Every app needs an id, a key and a secret");
    }
    for (const name of [`id ${app.id}`, `key ${app.key}`]) {
      if (seen.has(name)) throw new Error(`Two apps have the same ${name}`);
      seen.add(name);
    }
  }
  return {
    apps: options.apps,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    timeouts: { ...DEFAULT_TIMEOUTS, ...options.timeouts },
    pathPrefix: withoutEndSlashes(options.publicPathPrefix ?? ""),
    trustedProxies: options.trustedProxies ?? 0,
    onError: options.onError ?? (() => {}),
  };
}

function withoutEndSlashes(path: string): string {
  let end = path.length;
  while (path.charAt(end - 1) === "/") end--;
  return path.slice(0, end);
}
