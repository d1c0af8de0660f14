import type { Duplex } from "node:stream";
import { WebSocket } from "ws";
// biome-ignore lint/suspicious/noImportCycles: types only; an application and its connections know each other.
import type { App } from "./app.ts";
import type { Channel } from "./channel.ts";
import { PROTOCOL_CODES, type ProtocolCode } from "./close-codes.ts";
import { frameEvent, frameText } from "./frames.ts";

/** The user a connection signed in as. */
export interface SignedInUser {
  id: string;
  infoJson: string;
  watchlist: readonly string[];
}

/** Failures that ws finds in what a client sends, and closes for by itself. */
const FRAME_ERRORS = new Map<number, string>([
  [1002, "Invalid WebSocket frame"],
  [1007, "Message is not valid UTF-8"],
  [1009, "Message is too large"],
]);

/**
 * A WebSocket that says when it starts to close. ws calls `close` when the peer's close frame
 * arrives, long before TCP ends: that is the moment to leave the channels.
 */
export class ClientSocket extends WebSocket {
  connection: Connection | undefined;

  override close(code?: number, reason?: string | Buffer): void {
    this.connection?.startClosing(code);
    super.close(code, reason);
  }
}

/** One client. Holds no timer of its own: ten thousand idle ones must be cheap. */
export class Connection {
  readonly app: App;
  readonly socketId: string;
  /** The channels it is in, with its user id in presence channels. */
  readonly channels = new Map<Channel, string | null>();
  user: SignedInUser | undefined;
  /** Signed in, or in a channel that asks for authorization. */
  isAuthorized = false;
  /** Where it is counted: see `countedAddress`. */
  readonly address: string;
  readonly openedAtMs: number;
  lastSeenMs: number;
  pingSentMs: number | undefined;
  /** Times of the latest client events; made when the first one comes. */
  clientEventTimes: number[] | undefined;
  #isClosing = false;
  #hasLeft = false;
  readonly #socket: ClientSocket;
  readonly #stream: Duplex;
  readonly #onLeave: (connection: Connection) => void;

  constructor(
    app: App,
    socketId: string,
    socket: ClientSocket,
    stream: Duplex,
    address: string,
    onLeave: (connection: Connection) => void,
  ) {
    this.app = app;
    this.socketId = socketId;
    this.#socket = socket;
    this.#stream = stream;
    this.address = address;
    this.#onLeave = onLeave;
    this.openedAtMs = performance.now();
    this.lastSeenMs = this.openedAtMs;
    socket.connection = this;
  }

  /**
   * Sends a finished frame. It goes straight to the stream below ws, which is sound because
   * compression is off and ws queues nothing then. Who reads too slowly is cut off.
   */
  write(frame: Buffer): void {
    if (this.#isClosing || this.#socket.readyState !== WebSocket.OPEN) return;
    if (this.#stream.writableLength > this.app.settings.limits.bufferedBytesPerConnection) {
      this.app.slowConsumers += 1;
      this.terminate();
      return;
    }
    this.#stream.write(frame);
  }

  /** Sends an event whose data is an object, encoded twice as the protocol wants it. */
  send(event: string, data: unknown, channel?: string): void {
    this.write(frameEvent({ event, channel, data: JSON.stringify(data) }));
  }

  /** Sends `pusher:error`; the connection stays open. */
  sendError(message: string, code: ProtocolCode | null = null, channel?: string): void {
    this.write(
      frameText(JSON.stringify({ event: "pusher:error", channel, data: { code, message } })),
    );
  }

  /** A sign of life. */
  touch(): void {
    this.lastSeenMs = performance.now();
    this.pingSentMs = undefined;
  }

  /** Asks for a sign of life with a ping frame, which browsers answer even in sleeping tabs. */
  ping(nowMs: number): void {
    this.pingSentMs = nowMs;
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.ping();
  }

  /** Closes with one of the protocol's codes. */
  close(code: ProtocolCode, reason: string = PROTOCOL_CODES[code]): void {
    this.#socket.close(code, reason);
  }

  /** Destroys the connection without a closing handshake; unsent data is lost. */
  terminate(): void {
    this.#isClosing = true;
    // The rest of leaving waits for ws's "close": a broadcast may be walking the subscribers.
    this.#socket.terminate();
  }

  /** Leaves everything, once. */
  startClosing(code?: number): void {
    if (this.#hasLeft) return;
    const frameError = code === undefined ? undefined : FRAME_ERRORS.get(code);
    if (frameError) this.sendError(frameError);
    this.#isClosing = true;
    this.#hasLeft = true;
    this.#onLeave(this);
  }
}
