import { randomInt } from "node:crypto";
import { AddressLoad } from "./address-load.ts";
import { Channel } from "./channel.ts";
import { parseChannelName } from "./channel-name.ts";
// biome-ignore lint/suspicious/noImportCycles: types only; an application and its connections know each other.
import type { Connection } from "./connection.ts";
import { type Delayed, DelayQueue } from "./delay-queue.ts";
import type { AppOptions, Settings } from "./options.ts";
import type { WebhookEvent } from "./webhook-events.ts";
import { WebhookSender } from "./webhooks.ts";

/** A signed-in user, online through one connection or more. */
export interface OnlineUser {
  connections: Set<Connection>;
  /** Set while the user has no connection left but may be reloading. */
  offline?: Delayed;
}

const SOCKET_ID_PART_MAX = 2 ** 31;

/** The state of one application. Names come from outside, so they only ever key a Map. */
export class App {
  readonly options: AppOptions;
  readonly settings: Settings;
  readonly connections = new Map<string, Connection>();
  readonly channels = new Map<string, Channel>();
  readonly users = new Map<string, OnlineUser>();
  /** Who wants to hear about a user id. */
  readonly watchers = new Map<string, Set<Connection>>();
  /** What each address causes without anybody's permission. */
  readonly load: AddressLoad;
  readonly leaveQueue: DelayQueue;
  readonly countQueue: DelayQueue;
  readonly #webhooks: WebhookSender[];
  /** Connections cut off for reading too slowly since the start. */
  slowConsumers = 0;

  constructor(options: AppOptions, settings: Settings) {
    this.options = options;
    this.settings = settings;
    this.load = new AddressLoad(settings.limits);
    this.leaveQueue = new DelayQueue(settings.timeouts.leaveGraceMs);
    this.countQueue = new DelayQueue(settings.timeouts.subscriptionCountMs);
    this.#webhooks = (options.webhooks ?? []).map(
      (target) => new WebhookSender(options, target, settings),
    );
  }

  get isEnabled(): boolean {
    return this.options.enabled !== false;
  }

  /** A socket id that no connection has. */
  newSocketId(): string {
    for (;;) {
      const id = `${randomInt(SOCKET_ID_PART_MAX)}.${randomInt(SOCKET_ID_PART_MAX)}`;
      if (!this.connections.has(id)) return id;
    }
  }

  /** The channel of that name, made when there is none; null when the name is not allowed. */
  openChannel(name: string): Channel | null {
    const known = this.channels.get(name);
    if (known) return known;
    const kind = parseChannelName(name, this.settings.limits.channelNameLength);
    if (!kind) return null;
    const channel = new Channel(name, kind);
    this.channels.set(name, channel);
    return channel;
  }

  /** Forgets a channel that holds nothing any more. */
  dropIfUnused(channel: Channel): void {
    if (channel.isUnused(Date.now()) && this.channels.get(channel.name) === channel) {
      channel.countPending?.cancel();
      this.channels.delete(channel.name);
    }
  }

  /** Forgets expired cached events, and addresses that are gone. */
  dropExpired(): void {
    this.load.forgetIdle(performance.now());
    for (const channel of this.channels.values()) {
      if (channel.kind.cache) this.dropIfUnused(channel);
    }
  }

  /** Queues a webhook event for everyone who asked for its kind. */
  notify(event: WebhookEvent): void {
    for (const sender of this.#webhooks) sender.add(event);
  }

  /** Stops the timers and sends what webhooks are waiting, trying each once. */
  async stop(): Promise<void> {
    this.leaveQueue.clear();
    this.countQueue.clear();
    await Promise.all(this.#webhooks.map((sender) => sender.stop()));
  }
}
