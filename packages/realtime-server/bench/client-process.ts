import { connect, type Socket } from "node:net";
import { serve } from "./child.ts";

/** Questions to the process that holds the receiving ends. */
export type ClientQuestion =
  | { ask: "connect"; kind: Kind; port: number; connections: number }
  | { ask: "expect"; kind: Kind; messages: number; latencies: boolean }
  | { ask: "wait"; kind: Kind };

/** When the last expected message came, and how long each took if that was asked for. */
export interface Received {
  lastAtNs: string;
  latenciesMs: number[];
}

type Kind = "ours" | "bare";

interface Counter {
  left: number;
  latenciesMs: number[] | undefined;
  done: (received: Received) => void;
  finished: Promise<Received>;
}

const counters = new Map<Kind, Counter>();
const CONNECT_AT_ONCE = 100;
const TIME_DIGITS = 20;
const TIME_MARK = '"data":"';

const HANDSHAKE =
  "GET /app/bench?protocol=7 HTTP/1.1\r\nHost: bench\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";

/** A client's text frame; clients must mask, and a mask of zeros changes nothing. */
function maskedFrame(text: string): Buffer {
  const body = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x81, 0x80 | body.length, 0, 0, 0, 0]), body]);
}

const SUBSCRIBE = maskedFrame('{"event":"pusher:subscribe","data":{"channel":"bench"}}');

/** Splits what arrives into frames; `onFrame` gets the bounds of each payload. */
function readFrames(socket: Socket, onFrame: (data: Buffer, start: number, end: number) => void) {
  let rest: Buffer | undefined;
  socket.on("data", (chunk: Buffer) => {
    const data = rest ? Buffer.concat([rest, chunk]) : chunk;
    let offset = 0;
    while (data.length - offset >= 4) {
      const short = (data[offset + 1] ?? 0) & 0x7f;
      const start = offset + (short === 126 ? 4 : 2);
      const end = start + (short === 126 ? data.readUInt16BE(offset + 2) : short);
      if (end > data.length) break;
      onFrame(data, start, end);
      offset = end;
    }
    rest = offset < data.length ? data.subarray(offset) : undefined;
  });
}

function count(kind: Kind, data: Buffer, start: number, end: number): void {
  const counter = counters.get(kind);
  if (!counter) return;
  if (counter.latenciesMs) {
    const now = process.hrtime.bigint();
    const at = data.indexOf(TIME_MARK, start, "latin1") + TIME_MARK.length;
    const sent = BigInt(data.toString("latin1", at, Math.min(at + TIME_DIGITS, end)));
    counter.latenciesMs.push(Number(now - sent) / 1e6);
  }
  counter.left -= 1;
  if (counter.left === 0) {
    const lastAtNs = process.hrtime.bigint().toString();
    counter.done({ lastAtNs, latenciesMs: counter.latenciesMs ?? [] });
  }
}

/** Resolves when the connection is ready: upgraded, and subscribed where there is a channel. */
function open(kind: Kind, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    socket.on("error", reject);
    socket.write(HANDSHAKE);
    socket.once("data", (head: Buffer) => {
      let isReady = kind === "bare";
      const onFrame = (data: Buffer, start: number, end: number) => {
        if (isReady) {
          count(kind, data, start, end);
          return;
        }
        if (!data.includes("subscription_succeeded", start)) return;
        isReady = true;
        resolve();
      };
      readFrames(socket, onFrame);
      const bodyAt = head.indexOf("\r\n\r\n") + 4;
      if (bodyAt < head.length) socket.unshift(head.subarray(bodyAt));
      if (isReady) resolve();
      else socket.write(SUBSCRIBE);
    });
  });
}

serve<ClientQuestion>(async (question) => {
  if (question.ask === "connect") {
    for (let made = 0; made < question.connections; made += CONNECT_AT_ONCE) {
      const size = Math.min(CONNECT_AT_ONCE, question.connections - made);
      const batch = Array.from({ length: size }, () => open(question.kind, question.port));
      await Promise.all(batch);
    }
    return true;
  }
  if (question.ask === "wait") return counters.get(question.kind)?.finished;
  let done: (received: Received) => void = () => {};
  const finished = new Promise<Received>((resolve) => {
    done = resolve;
  });
  const latenciesMs = question.latencies ? [] : undefined;
  counters.set(question.kind, { left: question.messages, latenciesMs, done, finished });
  return process.hrtime.bigint().toString();
});
