import { beforeEach, expect, test, vi } from "vitest";
import { stubDocument } from "../../../tests/support/stub-document.ts";
import { commands, mountChat } from "./chat.ts";
import type { LinkdeskOptions } from "./options.ts";

type Script = { src: string; onerror: () => void; remove: () => void };
type Window = { linktor?: { (...call: unknown[]): void; q?: unknown[][] } };

let scripts: Script[];
let host: Window;

beforeEach(() => {
  scripts = [];
  host = {};
  const script = (): Script => ({
    src: "",
    onerror() {},
    remove() {
      scripts = scripts.filter((other) => other !== this);
    },
  });
  vi.stubGlobal("window", host);
  vi.stubGlobal("location", { origin: "https://shop.example.com" });
  stubDocument({
    get scripts() {
      return scripts;
    },
    createElement: script,
    head: { append: (added: Script) => scripts.push(added) },
  });
});

const baseURL = "https://chat.example.com";
const commit = () => Promise.resolve();
const said = () => host.linktor?.q?.map(([name]) => name);
const addresses = () => scripts.map(({ src }) => src);
const initOptions = (call = 0) => host.linktor?.q?.[call]?.[1] as LinkdeskOptions;

test("mounting twice in one commit starts one chat", async () => {
  const first = mountChat();
  first.update({ baseURL, channelId: "a" });
  first.unmount();
  mountChat().update({ baseURL, channelId: "a" });
  await commit();
  expect(said()).toEqual(["init"]);
  expect(addresses()).toEqual([`${baseURL}/widget.js`]);
});

test("a command that comes before the chat waits for it", async () => {
  commands.sendMessage({ text: "Hello" });
  await commit();
  expect(host.linktor).toBeUndefined();
  mountChat().update({ channelId: "a", baseURL: "https://chat.example.com/sub/" });
  await commit();
  expect(said()).toEqual(["init", "sendMessage"]);
  expect(addresses()).toEqual(["https://chat.example.com/sub/widget.js"]);
});

test("there is no chat before the channel is known", async () => {
  const chat = mountChat();
  chat.update({ baseURL, channelId: "" });
  await commit();
  expect(host.linktor).toBeUndefined();
  chat.update({ baseURL, channelId: "a" });
  await commit();
  expect(said()).toEqual(["init"]);
});

test("of several chats the last decides, and the first takes over again", async () => {
  const onOpen = vi.fn();
  mountChat().update({ baseURL, channelId: "a", onOpen });
  const second = mountChat();
  second.update({ baseURL, channelId: "a", position: "bottom-left" });
  await commit();
  expect(initOptions().position).toBe("bottom-left");
  second.unmount();
  await commit();
  expect(said()).toEqual(["init", "destroy", "init"]);
  // The chat that was replaced calls no callbacks any more.
  initOptions(0).onOpen?.();
  expect(onOpen).not.toHaveBeenCalled();
  initOptions(2).onOpen?.();
  expect(onOpen).toHaveBeenCalledOnce();
});

test("a user who is not known yet changes nothing, a changed object is noticed", async () => {
  const user = { id: "u1", name: "Ana" };
  const chat = mountChat();
  chat.update({ baseURL, channelId: "a", user });
  await commit();
  user.name = "Rae";
  chat.update({ baseURL, channelId: "a", user });
  await commit();
  chat.update({ baseURL, channelId: "a" });
  await commit();
  expect(host.linktor?.q?.slice(1)).toEqual([["updateUser", { id: "u1", name: "Rae" }]]);
  expect(initOptions().user).toEqual({ id: "u1", name: "Ana" });
});

test("a snippet on the page is used, and its script not loaded twice", async () => {
  const linktor = vi.fn();
  host.linktor = linktor;
  mountChat().update({ channelId: "a" });
  await commit();
  expect(linktor).toHaveBeenCalledWith("init", expect.objectContaining({ channelId: "a" }));
  expect(scripts).toEqual([]);
});

test("a snippet may call the queue something else", async () => {
  const chat = vi.fn();
  Object.assign(host, { LinktorObject: "chat", chat });
  mountChat().update({ channelId: "a" });
  await commit();
  expect(chat).toHaveBeenCalledOnce();
  expect(host.linktor).toBeUndefined();
});

test("a blocked script is tried again by the next chat", async () => {
  const chat = mountChat();
  chat.update({ channelId: "a", baseURL });
  await commit();
  scripts[0]?.onerror();
  expect(scripts).toEqual([]);
  chat.update({ channelId: "b", baseURL });
  await commit();
  expect(addresses()).toEqual([`${baseURL}/widget.js`]);
});

test("what foreign HTML or a polluted Object.prototype puts in the way is not taken for the page's", async () => {
  // As markup does it: inherited by window, from an object in its prototype chain.
  Object.setPrototypeOf(host, {
    linktor: { q: [] },
    LinktorObject: { href: "https://evil.example" },
  });
  vi.stubGlobal("Document", {
    prototype: { ...document, scripts, createElement: document.createElement },
  });
  Object.assign(document, { createElement: {}, head: {} });
  try {
    Object.assign(Object.prototype, { primaryColor: "#evil", onReady: () => {} });
    mountChat().update({ baseURL, channelId: "a" });
    await commit();
  } finally {
    for (const name of ["primaryColor", "onReady"]) Reflect.deleteProperty(Object.prototype, name);
  }
  expect(said()).toEqual(["init"]);
  expect(initOptions()).toMatchObject({ channelId: "a" });
  expect(Object.keys(initOptions())).not.toContain("primaryColor");
  expect(addresses()).toEqual([`${baseURL}/widget.js`]);
});

test("without an address and without a snippet the console says what is missing", async () => {
  const errors: unknown[] = [];
  vi.spyOn(console, "error").mockImplementation((line) => errors.push(line));
  mountChat().update({ channelId: "a" });
  await commit();
  expect(scripts).toEqual([]);
  expect(errors).toEqual(["[Linkdesk] baseURL is missing: the address where Linkdesk runs"]);
  vi.restoreAllMocks();
});
