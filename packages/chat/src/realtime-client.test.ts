import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connectionOptions, joinChannel, keepConnection } from "./realtime-client.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const config = { key: "k", cluster: "c", host: "", port: 6001, tls: false };
const authorize = {
  channel: async () => ({ auth: "signed" }),
  user: async () => ({ auth: "signed", user_data: "{}" }),
};

test("a server without a name is on the page's own host, a hosted one is left to its cluster", () => {
  expect(connectionOptions(config, "chat.test", authorize)).toMatchObject({
    wsHost: "chat.test",
    wsPort: 6001,
    enabledTransports: ["ws"],
  });
  const hosted = connectionOptions({ ...config, host: null, tls: true }, "chat.test", authorize);
  expect(hosted).toMatchObject({ cluster: "c", enabledTransports: ["wss"], forceTLS: true });
  expect(hosted).not.toHaveProperty("wsHost");
});

test("an authorization that is refused is an error to pusher-js", async () => {
  const ask = async (answer: { auth: string } | null) => {
    const callback = vi.fn();
    const options = connectionOptions(config, "", { ...authorize, channel: async () => answer });
    options.channelAuthorization.customHandler({ socketId: "1.2", channelName: "c" }, callback);
    await vi.advanceTimersByTimeAsync(0);
    return callback.mock.calls[0];
  };
  expect(await ask({ auth: "signed" })).toEqual([null, { auth: "signed" }]);
  expect(await ask(null)).toEqual([expect.any(Error), null]);
});

/** A client that remembers its channels and lets the test speak for the server. */
function setUp() {
  const stateListeners = new Set<(change: { current: string }) => void>();
  const log: string[] = [];
  let listeners = new Map<string, (() => void)[]>();
  let globals: ((event: string, data: unknown) => void)[] = [];
  const channel = {
    subscribed: false,
    bind: (event: string, listener: () => void) =>
      listeners.set(event, [...(listeners.get(event) ?? []), listener]),
    bind_global: (listener: (event: string, data: unknown) => void) => globals.push(listener),
    unbind_all: () => {
      listeners = new Map();
      globals = [];
    },
    trigger: (event: string) => log.push(`trigger ${event}`),
  };
  const pusher = {
    connection: {
      bind: (_: string, listener: (change: { current: string }) => void) =>
        stateListeners.add(listener),
      unbind: (_: string, listener: (change: { current: string }) => void) =>
        stateListeners.delete(listener),
    },
    subscribe: (name: string) => {
      log.push(`subscribe ${name}`);
      return channel;
    },
    unsubscribe: (name: string) => log.push(`unsubscribe ${name}`),
  };
  const joined = joinChannel(pusher as never, "room", {
    onEvent: (name) => log.push(`event ${name}`),
    onLive: (isLive) => log.push(`live ${isLive}`),
  });
  const emit = (event: string) => {
    for (const listener of listeners.get(event) ?? []) listener();
    for (const listener of globals) listener(event, {});
  };
  const setState = (current: string) => {
    for (const listener of stateListeners) listener({ current });
  };
  return { joined, channel, log, emit, setState, stateListeners };
}

test("a channel is live from its subscription to the loss of the connection", () => {
  const { log, emit, setState } = setUp();
  emit("pusher:subscription_succeeded");
  emit("message.created");
  setState("unavailable");
  setState("connected");
  expect(log).toEqual(["subscribe room", "live true", "event message.created", "live false"]);
});

test("a channel that was refused is asked for again", () => {
  const { log, emit } = setUp();
  emit("pusher:subscription_error");
  vi.advanceTimersByTime(5_000);
  emit("pusher:subscription_succeeded");
  expect(log).toEqual([
    "subscribe room",
    "live false",
    "unsubscribe room",
    "subscribe room",
    "live true",
  ]);
});

test("after it was left, nothing is heard and nothing tried", () => {
  const { joined, log, emit, setState, stateListeners } = setUp();
  emit("pusher:subscription_error");
  joined.leave();
  vi.advanceTimersByTime(60_000);
  emit("message.created");
  setState("disconnected");
  expect(stateListeners.size).toBe(0);
  expect(log).toEqual(["subscribe room", "live false", "unsubscribe room"]);
});

test("client events go out while subscribed only", () => {
  const { joined, channel, log } = setUp();
  joined.send("client-typing", {});
  channel.subscribed = true;
  joined.send("client-typing", {});
  expect(log).toEqual(["subscribe room", "trigger client-typing"]);
});

/** A client whose connection the test moves. */
function setUpConnection() {
  const log: string[] = [];
  const listeners = new Set<(change: { current: string }) => void>();
  const setState = (current: string) => {
    pusher.connection.state = current;
    for (const listener of listeners) listener({ current });
  };
  const pusher = {
    connection: {
      state: "initialized",
      bind: (_: string, listener: (change: { current: string }) => void) => listeners.add(listener),
      unbind: (_: string, listener: (change: { current: string }) => void) =>
        listeners.delete(listener),
    },
    signin: () => log.push("sign in"),
    connect: () => log.push("connect"),
    disconnect: () => {
      log.push("disconnect");
      setState("disconnected");
    },
  };
  const connection = keepConnection(pusher as never, () => log.push("cut"));
  return { connection, log, setState };
}

test("a connection that the server ended is reported, and opened again only if nobody closes it", () => {
  const { connection, log, setState } = setUpConnection();
  setState("connected");
  setState("disconnected");
  expect(log).toEqual(["sign in", "cut"]);
  vi.advanceTimersByTime(30_000);
  expect(log.at(-1)).toBe("connect");
  setState("disconnected");
  connection.close();
  vi.advanceTimersByTime(600_000);
  expect(log.slice(3)).toEqual(["cut", "disconnect"]);
});

test("a renewed connection was not cut", () => {
  const { connection, log } = setUpConnection();
  connection.renew();
  vi.advanceTimersByTime(600_000);
  expect(log).toEqual(["sign in", "disconnect", "connect"]);
});

test("a connection that is closed while it connects is let open first, and then closed", () => {
  const { connection, log, setState } = setUpConnection();
  setState("connecting");
  connection.close();
  expect(log).toEqual(["sign in"]);
  setState("connected");
  expect(log).toEqual(["sign in", "disconnect"]);
  vi.advanceTimersByTime(600_000);
  expect(log).toEqual(["sign in", "disconnect"]);
});
