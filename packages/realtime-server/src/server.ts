import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { countedAddress } from "./address-load.ts";
import { App } from "./app.ts";
import { PROTOCOL_CODES, type ProtocolCode } from "./close-codes.ts";
import { ClientSocket, Connection } from "./connection.ts";
import { sweepConnections, sweepPeriodMs } from "./heartbeat.ts";
import { handleMessage } from "./messages.ts";
import { type RealtimeServerOptions, resolveOptions, type Settings } from "./options.ts";
import { type Publication, publish } from "./publish.ts";
import { handleRest, reply } from "./rest.ts";
import { leaveAll } from "./subscriptions.ts";
import { signOut } from "./users.ts";

/** What one application holds at the moment. */
export interface AppStats {
  connections: number;
  channels: number;
  users: number;
  /** Connections cut off for reading too slowly since the start. */
  slowConsumers: number;
}

/** A running (or not yet listening) realtime server. */
export interface RealtimeServer {
  /** Listens by itself. Rejects when the port cannot be had. Port 0 picks a free one. */
  listen(port: number, host?: string): Promise<AddressInfo>;
  /** Sends every client away with 4200, delivers waiting webhooks and stops listening. */
  close(): Promise<void>;
  /** Takes an `upgrade` event of a server that is not this one's own. */
  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Takes a request of another server; false when the path is not one of this server's. */
  handleRequest(req: IncomingMessage, res: ServerResponse): boolean;
  /** Triggers an event from within the process, without signature or limits. */
  publish(appId: string, publication: Publication): void;
  /** Counts by application id. */
  stats(): Map<string, AppStats>;
}

const OLDEST_PROTOCOL = 5;
const NEWEST_PROTOCOL = 7;
/** Clients older than this read errors from an event, not from the close frame. */
const CLOSE_CODE_PROTOCOL = 6;
const CACHE_SWEEP_MS = 60_000;
// Longer than common clients and proxies keep an idle connection, so that they let go first.
const KEEP_ALIVE_MS = 75_000;

/** Makes a server that speaks the Pusher Channels protocol, version 7. It does not listen yet. */
export function createRealtimeServer(options: RealtimeServerOptions): RealtimeServer {
  return new PusherServer(resolveOptions(options));
}

class PusherServer implements RealtimeServer {
  readonly #settings: Settings;
  readonly #appsById = new Map<string, App>();
  readonly #appsByKey = new Map<string, App>();
  readonly #sockets: WebSocketServer;
  readonly #timers: NodeJS.Timeout[];
  #http: Server | undefined;
  #isClosed = false;

  constructor(settings: Settings) {
    this.#settings = settings;
    for (const options of settings.apps) {
      const app = new App(options, settings);
      this.#appsById.set(options.id, app);
      this.#appsByKey.set(options.key, app);
    }
    const socketOptions = {
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: settings.limits.clientMessageBytes,
      closeTimeout: settings.timeouts.closeMs,
      WebSocket: ClientSocket,
    };
    this.#sockets = new WebSocketServer(socketOptions);
    this.#timers = [
      setInterval(() => this.#sweep(), sweepPeriodMs(settings.timeouts)).unref(),
      setInterval(() => this.#dropExpired(), CACHE_SWEEP_MS).unref(),
    ];
  }

  listen(port: number, host = "127.0.0.1"): Promise<AddressInfo> {
    const http = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (req, res) => {
      if (!this.handleRequest(req, res)) reply(res, 404, "Not found\n", "text/plain");
    });
    http.on("upgrade", (req, socket, head) => this.handleUpgrade(req, socket, head));
    this.#http = http;
    return new Promise((resolve, reject) => {
      http.once("error", reject);
      http.listen(port, host, () => {
        http.off("error", reject);
        http.on("error", this.#settings.onError);
        resolve(http.address() as AddressInfo);
      });
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#timers) clearInterval(timer);
    const http = this.#http;
    const closed = http?.listening ? new Promise((resolve) => http.close(resolve)) : undefined;
    const apps = [...this.#appsById.values()];
    for (const app of apps) {
      for (const connection of [...app.connections.values()]) connection.close(4200);
    }
    await Promise.all(apps.map((app) => app.stop()));
    http?.closeIdleConnections();
    await closed;
  }

  handleRequest(req: IncomingMessage, res: ServerResponse): boolean {
    const { path, search } = this.#route(req);
    if (path === "/health" && (req.method === "GET" || req.method === "HEAD")) {
      reply(res, 200, JSON.stringify({ status: "ok" }), "application/json");
      return true;
    }
    if (!path?.startsWith("/apps/")) return false;
    void handleRest(this.#appsById, path, search, req, res, this.#settings.onError);
    return true;
  }

  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { path, search } = this.#route(req);
    const address = countedAddress(
      req.socket.remoteAddress,
      req.headers["x-forwarded-for"]?.toString(),
      this.#settings.trustedProxies,
    );
    this.#sockets.handleUpgrade(req, socket, head, (client) => {
      const query = new URLSearchParams(search);
      this.#accept(client as ClientSocket, socket, address, path ?? "", query);
    });
  }

  publish(appId: string, publication: Publication): void {
    const app = this.#appsById.get(appId);
    if (!app) throw new Error(`Unknown app ${appId}`);
    publish(app, publication);
  }

  stats(): Map<string, AppStats> {
    const entries = Array.from(this.#appsById, ([id, app]): [string, AppStats] => [
      id,
      {
        connections: app.connections.size,
        channels: app.channels.size,
        users: app.users.size,
        slowConsumers: app.slowConsumers,
      },
    ]);
    return new Map(entries);
  }

  /** The path without prefix, undefined when the prefix is not there, and the raw query. */
  #route(req: IncomingMessage): { path: string | undefined; search: string } {
    const url = req.url ?? "/";
    const question = url.indexOf("?");
    const path = question < 0 ? url : url.slice(0, question);
    const search = question < 0 ? "" : url.slice(question + 1);
    const prefix = this.#settings.pathPrefix;
    return { path: path.startsWith(prefix) ? path.slice(prefix.length) : undefined, search };
  }

  #accept(
    socket: ClientSocket,
    stream: Duplex,
    address: string,
    path: string,
    query: URLSearchParams,
  ): void {
    socket.on("error", ignore);
    const [, root, key = "", ...rest] = path.split("/");
    const app = this.#appsByKey.get(key);
    const isPath = root === "app" && key !== "" && rest.every((part) => part === "");
    const refusal = this.#isClosed ? 4200 : isPath ? refuse(app, query.get("protocol")) : 4005;
    if (refusal || !app) {
      turnAway(socket, refusal ?? 4001, Number(query.get("protocol")));
      return;
    }
    const id = app.newSocketId();
    const connection = new Connection(app, id, socket, stream, address, disconnect);
    app.connections.set(connection.socketId, connection);
    socket.on("message", onMessage);
    socket.on("ping", onSignOfLife);
    socket.on("pong", onSignOfLife);
    socket.on("close", onClose);
    connection.send("pusher:connection_established", {
      socket_id: connection.socketId,
      activity_timeout: this.#settings.timeouts.activityMs / 1000,
    });
  }

  #sweep(): void {
    const now = performance.now();
    for (const app of this.#appsById.values()) sweepConnections(app, now);
  }

  #dropExpired(): void {
    for (const app of this.#appsById.values()) app.dropExpired();
  }
}

/** Why a client may not connect, or null when it may. */
function refuse(app: App | undefined, protocol: string | null): ProtocolCode | null {
  if (protocol === null || protocol === "") return 4008;
  if (!/^\d{1,3}$/.test(protocol)) return 4006;
  if (Number(protocol) < OLDEST_PROTOCOL || Number(protocol) > NEWEST_PROTOCOL) return 4007;
  if (!app) return 4001;
  if (!app.isEnabled) return 4003;
  const { maxConnections } = app.options;
  if (maxConnections !== undefined && app.connections.size >= maxConnections) return 4004;
  return null;
}

function turnAway(socket: ClientSocket, code: ProtocolCode, protocol: number): void {
  const message = PROTOCOL_CODES[code];
  if (!(protocol >= CLOSE_CODE_PROTOCOL)) {
    socket.send(JSON.stringify({ event: "pusher:error", data: { code, message } }));
  }
  socket.close(code, message);
}

function disconnect(connection: Connection): void {
  connection.app.connections.delete(connection.socketId);
  leaveAll(connection);
  signOut(connection);
}

// One listener serves every socket: a closure for each would cost memory ten thousand times.

function ignore(): void {}

function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
  const connection = connectionOf(this);
  if (!connection) return;
  connection.touch();
  if (isBinary) {
    connection.sendError("Binary messages are not supported");
    return;
  }
  try {
    handleMessage(connection, data.toString());
  } catch {
    // JSON that nests too deeply to be encoded again ends up here: the stack is all it can exhaust.
    connection.sendError("Message could not be handled");
  }
}

function onSignOfLife(this: WebSocket): void {
  connectionOf(this)?.touch();
}

function onClose(this: WebSocket): void {
  connectionOf(this)?.startClosing();
}

function connectionOf(socket: WebSocket): Connection | undefined {
  return socket instanceof ClientSocket ? socket.connection : undefined;
}
