import type { ChannelKind } from "./channel-name.ts";
import type { Delayed } from "./delay-queue.ts";

/** What a channel needs to know of a connection. */
export interface Subscriber {
  /** Sends a finished WebSocket frame. */
  write(frame: Buffer): void;
}

/** A user in a presence channel, counted once however many connections it has. */
export interface Member {
  userId: string;
  /** `user_info` as JSON text: it is only ever passed on. */
  infoJson: string;
  connections: number;
  /** Set while the user has no connection left but may be reloading. */
  removal?: Delayed;
}

/** The last event of a cache channel. */
export interface CachedEvent {
  frame: Buffer;
  data: string;
  expiresAtMs: number;
}

/** A channel's subscribers, members and cached event. It knows nothing of who may join. */
export class Channel {
  readonly name: string;
  readonly kind: ChannelKind;
  readonly subscribers = new Set<Subscriber>();
  /** Members by user id; only presence channels have any. */
  readonly members: Map<string, Member> | null;
  /** Whether `channel_occupied` was announced and `channel_vacated` not yet. */
  announced = false;
  vacating: Delayed | undefined;
  /** Set while a `subscription_count` is being held back. */
  countPending: Delayed | undefined;
  cached: CachedEvent | undefined;

  constructor(name: string, kind: ChannelKind) {
    this.name = name;
    this.kind = kind;
    this.members = kind.access === "presence" ? new Map() : null;
  }

  /** Writes one frame to every subscriber but `except`. */
  broadcast(frame: Buffer, except?: Subscriber): void {
    for (const subscriber of this.subscribers) {
      if (subscriber !== except) subscriber.write(frame);
    }
  }

  /** The cached event, if it is still fresh. */
  freshEvent(nowMs: number): CachedEvent | undefined {
    if (this.cached && this.cached.expiresAtMs <= nowMs) this.cached = undefined;
    return this.cached;
  }

  /** Someone is here, or may be back within the grace period. */
  isOccupied(): boolean {
    return this.subscribers.size > 0 || (this.members?.size ?? 0) > 0;
  }

  /** Nothing would be lost by forgetting the channel. */
  isUnused(nowMs: number): boolean {
    return !this.isOccupied() && !this.vacating && !this.freshEvent(nowMs);
  }
}
