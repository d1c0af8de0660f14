import { expect, test } from "vitest";
import { AddressLoad, countedAddress } from "./address-load.ts";
import { DEFAULT_LIMITS } from "./options.ts";
import { startServer } from "./test-support.ts";

test("subscriptions of public channels are limited by address, and given back", async () => {
  const server = await startServer({ limits: { publicSubscriptionsPerAddress: 3 } });
  const [one, two] = [await server.rawConnected(), await server.rawConnected()];
  await one.subscribe("a");
  await one.subscribe("b");
  await two.subscribe("a");
  two.send({ event: "pusher:subscribe", data: { channel: "c" } });
  const refused = await two.event("pusher:subscription_error", "c");
  expect(JSON.parse(refused.data)).toMatchObject({ type: "LimitReached", status: 403 });
  // Who is authorized is not held up by who is not.
  const { auth } = server.api.authorizeChannel(two.socketId, "private-x");
  await two.subscribe("private-x", { auth });
  one.send({ event: "pusher:unsubscribe", data: { channel: "a" } });
  await one.settled();
  await two.subscribe("c");
  one.socket.close();
  await one.closed;
  await two.subscribe("d");
});

test("they are limited for all addresses together", () => {
  const load = new AddressLoad({ ...DEFAULT_LIMITS, publicSubscriptions: 2 });
  expect(["1.1.1.1", "1.1.1.2", "1.1.1.3"].map((one) => load.subscribe(one))).toEqual([
    true,
    true,
    false,
  ]);
  load.unsubscribe("1.1.1.1");
  expect(load.subscribe("1.1.1.3")).toBe(true);
});

test("an address that causes nothing any more is forgotten", () => {
  const load = new AddressLoad(DEFAULT_LIMITS);
  for (let i = 0; i < 1_000; i++) load.takeClientEvent(`10.0.0.${i}`, 0);
  load.subscribe("10.0.0.1");
  load.forgetIdle(5_000);
  expect(load.size).toBe(1);
});

test.each([
  ["192.0.2.1", undefined, 0, "192.0.2.1"],
  ["::ffff:192.0.2.1", undefined, 0, "192.0.2.1"],
  // Whatever a client claims beyond the proxies is not believed.
  ["192.0.2.1", "198.51.100.7", 0, "192.0.2.1"],
  ["192.0.2.1", "203.0.113.5, 198.51.100.7", 1, "198.51.100.7"],
  ["192.0.2.1", "unknown", 1, "192.0.2.1"],
  ["192.0.2.1", "[2001:db8:1:2::5]:443", 1, "2001:db8:1:2::/64"],
  ["2001:db8:1:2:3:4:5:6", undefined, 0, "2001:db8:1:2::/64"],
  [undefined, undefined, 0, "unknown"],
])("peer %s with %s behind %i proxies is counted as %s", (peer, forwarded, proxies, counted) => {
  expect(countedAddress(peer, forwarded, proxies)).toBe(counted);
});
