import type { Socket } from "node:net";
import PusherServer from "pusher";
import PusherClient, { type Channel, type Options } from "pusher-js";
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import type { AppOptions, Limits, Timeouts } from "./options.ts";
import { createRealtimeServer, type RealtimeServer } from "./server.ts";

/** The application of every test. */
export const APP = { id: "1001", key: "app-key", secret: "app-secret" };

/** Long enough to be told from "at once", short enough to wait for. */
export const GRACE_MS = 80;

/** Long enough to come back within, even on a busy machine. */
export const RELOAD_GRACE_MS = 600;

interface TestOptions {
  app?: Partial<AppOptions>;
  limits?: Partial<Limits>;
  timeouts?: Partial<Timeouts>;
  publicPathPrefix?: string;
  onError?: (error: Error) => void;
}

/** Who a test client is, in presence channels and when it signs in. */
export interface Identity {
  member?: { user_id: string; user_info?: Record<string, unknown> };
  user?: { id: string; [key: string]: unknown };
}

/** A listening server with real clients; everything is closed when the test ends. */
export class TestServer {
  readonly server: RealtimeServer;
  readonly port: number;
  /** The unmodified `pusher` package. */
  readonly api: PusherServer;

  constructor(server: RealtimeServer, port: number) {
    this.server = server;
    this.port = port;
    this.api = new PusherServer({
      appId: APP.id,
      key: APP.key,
      secret: APP.secret,
      host: "127.0.0.1",
      port: String(port),
      useTLS: false,
      encryptionMasterKeyBase64: Buffer.alloc(32, 7).toString("base64"),
    });
  }

  /** Options for the unmodified `pusher-js` package. */
  clientOptions(identity: Identity = {}): Options {
    return {
      cluster: "",
      wsHost: "127.0.0.1",
      wsPort: this.port,
      forceTLS: false,
      enabledTransports: ["ws"],
      channelAuthorization: {
        transport: "ajax",
        endpoint: "",
        customHandler: ({ socketId, channelName }, callback) => {
          const member = channelName.startsWith("presence-") ? identity.member : undefined;
          callback(null, this.api.authorizeChannel(socketId, channelName, member));
        },
      },
      userAuthentication: {
        transport: "ajax",
        endpoint: "",
        customHandler: ({ socketId }, callback) => {
          const user = identity.user ?? { id: "nobody" };
          callback(null, this.api.authenticateUser(socketId, user));
        },
      },
    };
  }

  /** A connected `pusher-js` client. */
  async client(identity: Identity = {}): Promise<PusherClient> {
    const client = new PusherClient(APP.key, this.clientOptions(identity));
    onTestFinished(() => client.disconnect());
    await heard(client.connection, "connected");
    return client;
  }

  /** A bare WebSocket, for what a proper client would not do. */
  raw(path = `/app/${APP.key}?protocol=7`, options: { autoPong?: boolean } = {}): RawClient {
    const client = new RawClient(`ws://127.0.0.1:${this.port}${path}`, options);
    onTestFinished(() => client.socket.terminate());
    return client;
  }

  /** A bare WebSocket that has its socket id. */
  async rawConnected(options: { autoPong?: boolean } = {}): Promise<RawClient> {
    const client = this.raw(undefined, options);
    const { socket_id } = JSON.parse((await client.event("pusher:connection_established")).data);
    client.socketId = socket_id;
    return client;
  }

  get stats() {
    const stats = this.server.stats().get(APP.id);
    if (!stats) throw new Error("no such app");
    return stats;
  }
}

/** Starts a server, on a free port unless told otherwise, with short timeouts. */
export async function startServer(options: TestOptions = {}, port = 0): Promise<TestServer> {
  const server = createRealtimeServer({
    ...options,
    apps: [{ ...APP, ...options.app }],
    timeouts: { leaveGraceMs: GRACE_MS, closeMs: 100, webhookBatchMs: 5, ...options.timeouts },
  });
  const address = await server.listen(port);
  onTestFinished(() => server.close());
  return new TestServer(server, address.port);
}

/** An event as it travels. */
export interface Wire {
  event: string;
  channel?: string;
  data: string;
  user_id?: string;
}

/** A WebSocket that keeps what it received. */
export class RawClient {
  readonly socket: WebSocket;
  readonly received: Wire[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  socketId = "";
  readonly #waiting = new Set<() => void>();

  constructor(url: string, options: { autoPong?: boolean }) {
    this.socket = new WebSocket(url, { ...options, perMessageDeflate: false });
    this.socket.on("error", () => {});
    this.socket.on("message", (data) => {
      this.received.push(JSON.parse(data.toString()));
      for (const check of this.#waiting) check();
    });
    this.closed = new Promise((resolve) => {
      this.socket.on("close", (code, reason) => resolve({ code, reason: reason.toString() }));
    });
  }

  /** The TCP socket below, to do what a WebSocket would not. */
  get tcp(): Socket {
    return (this.socket as unknown as { _socket: Socket })._socket;
  }

  send(message: unknown): void {
    this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  subscribe(channel: string, more: object = {}): Promise<Wire> {
    this.send({ event: "pusher:subscribe", data: { channel, ...more } });
    return this.event("pusher_internal:subscription_succeeded", channel);
  }

  /** The next event of that name, received already or yet to come; each is given out once. */
  event(name: string, channel?: string): Promise<Wire> {
    return new Promise((resolve) => {
      const check = () => {
        const index = this.received.findIndex(
          (wire) => wire.event === name && (channel === undefined || wire.channel === channel),
        );
        const [wire] = index < 0 ? [] : this.received.splice(index, 1);
        if (!wire) return;
        this.#waiting.delete(check);
        resolve(wire);
      };
      this.#waiting.add(check);
      check();
    });
  }

  /** The data of the next `pusher:error`. */
  async error(): Promise<{ code: number | null; message: string }> {
    const wire: { data: unknown } = await this.event("pusher:error");
    return wire.data as { code: number | null; message: string };
  }

  /** Resolves when the server has handled all that was sent before. */
  async settled(): Promise<void> {
    this.send({ event: "pusher:ping", data: {} });
    await this.event("pusher:pong");
  }
}

interface Bindable<T> {
  bind(event: string, callback: (data: T) => void): unknown;
  unbind(event?: string, callback?: (data: T) => void): unknown;
}

/** The data of the next such event. */
export function heard(target: Bindable<unknown>, event: string): Promise<unknown> {
  return new Promise((resolve) => {
    const callback = (data: unknown) => {
      target.unbind(event, callback);
      resolve(data);
    };
    target.bind(event, callback);
  });
}

/** Subscribes and waits for the answer. */
export async function joined(client: PusherClient, name: string): Promise<Channel> {
  const channel = client.subscribe(name);
  if (!channel.subscribed) await heard(channel, "pusher:subscription_succeeded");
  return channel;
}

/** Everything that arrives at `target` under one of these names, in order. */
export function record(target: Bindable<unknown>, ...events: string[]): [string, unknown][] {
  const log: [string, unknown][] = [];
  for (const event of events) target.bind(event, (data) => log.push([event, data]));
  return log;
}

/** `text` repeated to exactly that many bytes of ASCII. */
export function bytes(count: number): string {
  return "x".repeat(count);
}
