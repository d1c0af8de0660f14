import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { takeCommands } from "./commands.ts";

/** A page whose snippet has put calls into the queue of the function `name`. */
function openPage(calls: unknown[][] = [], name = "linktor") {
  const queue = Object.assign(() => {}, { q: calls });
  const page: Record<string, unknown> = { [name]: queue, LinktorObject: name };
  vi.stubGlobal("window", page);
  const call = (...args: unknown[]) => (page[name] as (...args: unknown[]) => void)(...args);
  return { page, call };
}

/** A widget that writes down what is asked of it. */
function createApi() {
  const asked: unknown[][] = [];
  const note = (name: string) => (value: unknown) => asked.push([name, value]);
  return { asked, api: { inboxID: "a", show: note("show"), hide: note("hide"), toggle: 1 } };
}

let reported: string[];
beforeEach(() => {
  reported = [];
  vi.spyOn(console, "error").mockImplementation((line: string) => reported.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("calls of the snippet before init wait for the widget, in their order", () => {
  const { page } = openPage([["open"], ["init", { channelId: "a" }], ["close"]]);
  const { asked, api } = createApi();
  const init = vi.fn(() => {
    page.Linkdesk = api;
  });
  takeCommands(init)();
  expect(init).toHaveBeenCalledExactlyOnceWith({ channelId: "a" });
  expect(asked.map(([name]) => name)).toEqual(["show", "hide"]);
});

test("open and close are show and hide, with the value of the call", () => {
  const { page, call } = openPage();
  const { asked, api } = createApi();
  page.Linkdesk = api;
  takeCommands(() => {})();
  call("open");
  call("hide", 1);
  expect(asked).toEqual([
    ["show", undefined],
    ["hide", 1],
  ]);
});

test("a command that does not exist is named in the console", () => {
  const { page, call } = openPage();
  page.Linkdesk = createApi().api;
  takeCommands(() => {})();
  for (const command of ["opne", "toggle", "toString", "__proto__"]) call(command);
  expect(reported).toEqual(
    ["opne", "toggle", "toString", "__proto__"].map(
      (command) => `[Linkdesk] Unknown command "${command}"`,
    ),
  );
});

test("destroy without a widget forgets what was waiting", () => {
  const { page, call } = openPage([["open"]]);
  const replay = takeCommands(() => {
    page.Linkdesk = api;
  });
  const { asked, api } = createApi();
  replay();
  call("destroy");
  call("init", {});
  expect(asked).toEqual([]);
});

test("a second copy of the script finds the calls that still wait", () => {
  const { page } = openPage([["open"]]);
  takeCommands(() => {})();
  const { asked, api } = createApi();
  page.Linkdesk = api;
  takeCommands(() => {})();
  expect(asked).toEqual([["show", undefined]]);
});

test("the snippet may call the function by another name", () => {
  const { page, call } = openPage([], "chat");
  const { asked, api } = createApi();
  page.Linkdesk = api;
  takeCommands(() => {})();
  call("open");
  expect(asked).toHaveLength(1);
});
