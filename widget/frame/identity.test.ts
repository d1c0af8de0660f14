import { expect, test, vi } from "vitest";
import {
  createServer,
  failed,
  jwtOf,
  open,
  settle,
  useFrame,
} from "../../tests/support/frame-chat.ts";

vi.mock("./realtime.ts", () => ({
  connectRealtime: () => ({
    join: (_channel: string, hooks: { onLive: (on: boolean) => void }) => {
      hooks.onLive(true);
      return { send: () => {}, leave: () => {} };
    },
    close: () => {},
  }),
}));

useFrame();

test("a verified visitor gets their session and their history at once", async () => {
  const server = createServer();
  const first = open(server, { overrides: { userJWT: jwtOf("ada") } });
  await settle();
  expect(first.kept()).toEqual(["verified-ada"]);
  first.write("Hello");
  await settle();
  const elsewhere = open(server, { overrides: { userJWT: jwtOf("ada", "2") } });
  await settle();
  expect(elsewhere.texts()).toEqual(["Hello"]);
});

test("messages from before signing in stay on screen", async () => {
  const server = createServer();
  const { tell, write, texts, kept } = open(server);
  write("Who am I?");
  await settle();
  tell({ type: "host.identity", data: { userJWT: jwtOf("ada") } });
  await settle();
  expect(kept().at(-1)).toBe("verified-ada");
  expect(texts()).toEqual(["Who am I?"]);
});

test("another visitor sees nothing of the previous one, not even while the server cannot be reached", async () => {
  const server = createServer();
  const { chat, tell, write, texts } = open(server, { overrides: { userJWT: jwtOf("ada") } });
  await settle();
  write("Ada's secret");
  await settle();
  server.refuse.createSession = failed(503);
  tell({ type: "host.identity", data: { userJWT: jwtOf("eve") } });
  await settle();
  expect(texts()).toEqual([]);
  tell({ type: "host.open", data: { open: true } });
  await settle();
  expect(texts()).toEqual([]);
  write("Eve's");
  server.refuse.createSession = undefined;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(texts()).toEqual(["Eve's"]);
  expect(chat.store.get().contact.name).toBeNull();
  expect(server.sessions.get("verified-ada")?.map((m) => m.text)).toEqual(["Ada's secret"]);
});

test("a conversation that starts late is not shown to whom the page has named meanwhile", async () => {
  const server = createServer();
  const { tell, write, texts } = open(server, { overrides: { userJWT: jwtOf("ada") } });
  await settle();
  const { startConversation } = server.api;
  const late = Promise.withResolvers<void>();
  server.api.startConversation = async (...call) => {
    const answer = await startConversation(...call);
    await late.promise;
    return answer;
  };
  write("Ada's secret");
  await settle();
  server.refuse.createSession = failed(503);
  tell({ type: "host.identity", data: { userJWT: jwtOf("eve") } });
  late.resolve();
  await settle();
  expect(texts()).toEqual([]);
});

test("when a verified session has ended, the userJWT opens another", async () => {
  const server = createServer();
  const { write, texts } = open(server, { overrides: { userJWT: jwtOf("ada") } });
  await settle();
  write("One");
  await settle();
  const thread = server.sessions.get("verified-ada") ?? [];
  server.sessions.delete("verified-ada");
  write("Two");
  await settle();
  expect(server.sessions.get("verified-ada")?.map((m) => m.text)).toEqual(["Two"]);
  expect(texts()).toEqual(["Two"]);
  expect(thread.map((m) => m.text)).toEqual(["One"]);
});

test("the page is notified when the userJWT is refused, and the chat works for an anonymous visitor", async () => {
  const server = createServer();
  const userJWT = jwtOf("ada");
  server.refused.add(userJWT);
  const { fired, tell, write, kept, texts } = open(server, { overrides: { userJWT } });
  await settle();
  expect(fired.filter((m) => m.type === "frame.identity")).toHaveLength(1);
  write("Hello?");
  await settle();
  expect(texts()).toEqual(["Hello?"]);
  expect(kept().at(-1)).toMatch(/^token-/);
  tell({ type: "host.identity", data: { userJWT: jwtOf("ada", "fresh") } });
  await settle();
  expect(kept().at(-1)).toBe("verified-ada");
  expect(texts()).toEqual(["Hello?"]);
});

test("with a userJWT that is refused, nobody gets the session of an earlier visitor", async () => {
  const server = createServer();
  const first = open(server, { overrides: { userJWT: jwtOf("ada") } });
  await settle();
  first.write("Ada's secret");
  await settle();
  const userJWT = jwtOf("eve");
  server.refused.add(userJWT);
  const second = open(server, { token: "verified-ada", overrides: { userJWT } });
  await settle();
  expect(second.texts()).toEqual([]);
  expect(second.kept()).toEqual([null]);
});

test("after a logout the userJWT is forgotten", async () => {
  const server = createServer();
  const { tell, write, kept } = open(server, { overrides: { userJWT: jwtOf("ada") } });
  await settle();
  tell({ type: "host.logout", data: { token: "verified-ada" } });
  await settle();
  write("A stranger");
  await settle();
  expect(kept().at(-1)).toMatch(/^token-/);
});

test("the list of conversations is empty as soon as the page names another user", async () => {
  const server = createServer();
  const several = { behaviour: { severalConversations: true } };
  const { chat, tell, write } = open(server, { overrides: { userJWT: jwtOf("ada") } }, several);
  write("Ada's secret");
  await settle();
  tell({ type: "host.open", data: { open: true } });
  await settle();
  expect(chat.store.get().conversations).toHaveLength(1);
  server.refuse.createSession = failed(503);
  tell({ type: "host.identity", data: { userJWT: jwtOf("eve") } });
  tell({ type: "host.identity", data: { userJWT: jwtOf("eve", "2") } });
  await settle();
  expect(chat.store.get().conversations).toEqual([]);
});
