import type { ChannelHooks } from "@linkdesk/chat/realtime-client.ts";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TabMessage, WorkerMessage } from "./messages.ts";
import { createRelay } from "./relay.ts";

type Wire = {
  token: string;
  channels: Map<string, ChannelHooks>;
  log: string[];
  tell: (message: WorkerMessage) => void;
};

let wires: Wire[] = [];
let serve: ReturnType<typeof createRelay>;
const ports: MessagePort[] = [];

beforeEach(() => {
  wires = [];
  serve = relay();
});

function relay(tabGoneAfterMs?: number) {
  return createRelay({
    tabGoneAfterMs,
    connect({ token }, tell) {
      const wire: Wire = { token, tell, channels: new Map(), log: [] };
      wires.push(wire);
      return {
        join(name, hooks) {
          wire.log.push(`join ${name}`);
          wire.channels.set(name, hooks);
          return {
            send: (event, data) => wire.log.push(`send ${name} ${event} ${JSON.stringify(data)}`),
            leave() {
              wire.log.push(`leave ${name}`);
              wire.channels.delete(name);
            },
          };
        },
        renew: () => wire.log.push("renew"),
        close: () => wire.log.push("close"),
      };
    },
  });
}
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A tab at the other end of a real port. */
async function openTab(token: string) {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const heard: WorkerMessage[] = [];
  port1.onmessage = ({ data }) => heard.push(data);
  serve(port2);
  const tell = (message: TabMessage) => port1.postMessage(message);
  const config = { key: "k", cluster: "c", host: "", port: 1, tls: false };
  tell({ type: "hello", apiBase: "/api", config, token });
  await expect.poll(() => heard, { interval: 1 }).toEqual([{ type: "ready" }]);
  heard.length = 0;
  return { tell, heard };
}
const wire = (n = 0): Wire => {
  const found = wires[n];
  if (!found) throw new Error(`there is no connection ${n}`);
  return found;
};
const untilLogged = (log: string[], n = 0) =>
  expect.poll(() => wire(n).log, { interval: 1 }).toEqual(log);

test("tabs of a session share a connection and its channels, and each gets events under its own ids", async () => {
  const [one, two] = [await openTab("ada"), await openTab("ada")];
  expect(wires).toHaveLength(1);
  one.tell({ type: "join", id: 1, channel: "room" });
  await untilLogged(["join room"]);
  wire().channels.get("room")?.onLive(true);
  two.tell({ type: "join", id: 7, channel: "room" });
  // Who comes later is told that it is live: that is when a tab fetches what it missed.
  await expect.poll(() => two.heard).toEqual([{ type: "live", id: 7, isLive: true }]);
  wire().channels.get("room")?.onEvent("message.created", { seq: 1 });
  wire().channels.get("room")?.onLive(false);
  const event = { type: "event", name: "message.created", data: { seq: 1 } };
  await expect
    .poll(() => one.heard)
    .toEqual([
      { type: "live", id: 1, isLive: true },
      { ...event, id: 1 },
      { type: "live", id: 1, isLive: false },
    ]);
  expect(two.heard.slice(1)).toEqual([
    { ...event, id: 7 },
    { type: "live", id: 7, isLive: false },
  ]);
  await untilLogged(["join room"]);
});

test("client events of every tab are sent", async () => {
  const tabs = [await openTab("ada"), await openTab("ada")];
  for (const [n, { tell }] of tabs.entries()) {
    tell({ type: "join", id: 1, channel: "room" });
    tell({ type: "send", id: 1, name: "client-typing", data: n });
  }
  await untilLogged(["join room", "send room client-typing 0", "send room client-typing 1"]);
});

test("a channel is left with its last listener, and the connection is closed with its last tab", async () => {
  const [one, two] = [await openTab("ada"), await openTab("ada")];
  one.tell({ type: "join", id: 1, channel: "room" });
  one.tell({ type: "join", id: 2, channel: "hall" });
  await untilLogged(["join room", "join hall"]);
  two.tell({ type: "join", id: 1, channel: "room" });
  two.tell({ type: "send", id: 1, name: "client-typing", data: 2 });
  const log = ["join room", "join hall", "send room client-typing 2"];
  await untilLogged(log);
  one.tell({ type: "bye" });
  await untilLogged([...log, "leave hall"]);
  two.tell({ type: "leave", id: 1 });
  await untilLogged([...log, "leave hall", "leave room"]);
  two.tell({ type: "bye" });
  await untilLogged([...log, "leave hall", "leave room", "close"]);
});

test("a tab that is silent for too long is removed, and one that sends heartbeats is answered and stays", async () => {
  serve = relay(200);
  const [dead, alive] = [await openTab("ada"), await openTab("ada")];
  dead.tell({ type: "join", id: 1, channel: "room" });
  const beats = setInterval(() => alive.tell({ type: "beat" }), 20);
  await untilLogged(["join room", "leave room"]);
  expect(alive.heard).toContainEqual({ type: "beat" });
  clearInterval(beats);
  await untilLogged(["join room", "leave room", "close"]);
});

test("another session has a connection of its own and gets none of the first one's events", async () => {
  const [ada, eve] = [await openTab("ada"), await openTab("eve")];
  ada.tell({ type: "join", id: 1, channel: "room" });
  eve.tell({ type: "join", id: 1, channel: "room" });
  await untilLogged(["join room"], 1);
  await untilLogged(["join room"], 0);
  wire(0).channels.get("room")?.onEvent("message.created", "for ada");
  wire(0).tell({ type: "refused", status: 401 });
  await expect.poll(() => ada.heard).toHaveLength(2);
  wire(1).channels.get("room")?.onLive(true);
  await expect.poll(() => eve.heard).toEqual([{ type: "live", id: 1, isLive: true }]);
});

test("a tab keeps the session that it came with", async () => {
  const tab = await openTab("ada");
  const config = { key: "k", cluster: "c", host: "", port: 1, tls: false };
  tab.tell({ type: "hello", apiBase: "/api", config, token: "eve" });
  tab.tell({ type: "join", id: 1, channel: "room" });
  await untilLogged(["join room"]);
  expect(wires.map(({ token }) => token)).toEqual(["ada"]);
});

test("a tab that comes after the last one left gets a new connection", async () => {
  (await openTab("ada")).tell({ type: "bye" });
  await untilLogged(["close"]);
  const again = await openTab("ada");
  again.tell({ type: "join", id: 1, channel: "room" });
  await untilLogged(["join room"], 1);
});

test("all tabs learn the state of the connection", async () => {
  const tabs = [await openTab("ada"), await openTab("ada")];
  wire().tell({ type: "cut" });
  for (const { heard } of tabs) await expect.poll(() => heard).toEqual([{ type: "cut" }]);
});

test("the connection is renewed once when several tabs report that the network is back", async () => {
  const tabs = [await openTab("ada"), await openTab("ada"), await openTab("ada")];
  for (const { tell } of tabs) {
    tell({ type: "online" });
    tell({ type: "join", id: 1, channel: "room" });
    tell({ type: "send", id: 1, name: "client-typing", data: 0 });
  }
  const sent = "send room client-typing 0";
  await untilLogged(["renew", "join room", sent, sent, sent]);
});
