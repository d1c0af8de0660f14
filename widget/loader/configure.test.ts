import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { configure } from "./configure.ts";
import { readLooks, readOptions } from "./options.ts";

const SCRIPT = "https://chat.example/widget.js?v=1";

let reported: string[];
beforeEach(() => {
  reported = [];
  vi.spyOn(console, "error").mockImplementation((line: string) => reported.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("where the service is", () => {
  test.each([
    ["the script's own server", { inboxID: "a" }, "https://chat.example"],
    ["baseURL", { inboxID: "a", baseURL: "https://desk.example" }, "https://desk.example"],
    ["a folder", { inboxID: "a", baseURL: "https://x.example/desk//" }, "https://x.example/desk"],
    ["no query", { inboxID: "a", baseURL: "https://x.example/?a=1#b" }, "https://x.example"],
  ])("the address is taken from %s", (_, options, base) => {
    expect(configure(options, SCRIPT)?.base).toBe(base);
  });

  test("an address that is none is named in the console", () => {
    expect(configure({ inboxID: "a", baseURL: "desk.example" }, SCRIPT)).toBeNull();
    expect(reported).toEqual(["[Linkdesk] baseURL must be a full address (https://…)"]);
  });
});

describe("which inbox", () => {
  test("inboxID and channelId mean the same, and inboxID counts", () => {
    expect(configure({ channelId: "b" }, SCRIPT)?.inboxID).toBe("b");
    expect(configure({ channelId: "b", inboxID: "a" }, SCRIPT)?.inboxID).toBe("a");
  });

  test.each([
    ["nothing", undefined],
    ["no inbox", { baseURL: "https://x.example" }],
    ["a number", { inboxID: 7 }],
    ["an inbox that is inherited", Object.create({ inboxID: "a" })],
  ])("there is no widget with %s, and the console says why", (_, options) => {
    expect(configure(options, SCRIPT)).toBeNull();
    expect(reported).toEqual(["[Linkdesk] inboxID (or channelId) is missing"]);
  });
});

describe("how the launcher looks", () => {
  test("valid options of the page are taken", () => {
    const looks = {
      primaryColor: "#0A7f3c",
      colorScheme: "dark",
      position: "bottom-left",
      size: "compact",
      zIndex: -1,
    };
    expect(readLooks(readOptions({ inboxID: "a", ...looks }))).toEqual(looks);
  });

  test.each([
    ["a colour by name", { primaryColor: "red" }],
    ["a rule in a colour", { primaryColor: "#fff;} *{display:none" }],
    ["a rule behind a colour", { primaryColor: "#ffffff;} *{display:none" }],
    ["a place that does not exist", { position: "top-left" }],
    ["a fraction", { zIndex: 1.5 }],
    ["an object", { size: { toString: () => "huge" } }],
  ])("%s is not taken", (_, options) => {
    expect(readLooks(readOptions(options))).toEqual({});
  });
});
