import { describe, expect, it } from "vitest";
import { parseChannelName } from "./channel-name.ts";

const kind = (name: string) => parseChannelName(name, 200);

describe("parseChannelName", () => {
  it.each([
    ["news", "public", false, false],
    ["cache-news", "public", false, true],
    ["private-a", "private", false, false],
    ["private-cache-a", "private", false, true],
    ["private-encrypted-a", "private", true, false],
    ["private-encrypted-cache-a", "private", true, true],
    ["presence-a", "presence", false, false],
    ["presence-cache-a", "presence", false, true],
    ["#server-to-user-auth0|7", "user", false, false],
    ["__proto__", "public", false, false],
    ["A-z_0=@,.;", "public", false, false],
  ])("parseChannelName reads %s", (name, access, encrypted, cache) => {
    expect(kind(name)).toEqual({ access, encrypted, cache });
  });

  it.each(["", "a b", "a/b", "ä", "a\n", "#x", "#server-to-user-", "#server-to-user-a\u0000"])(
    "parseChannelName refuses %j",
    (name) => {
      expect(kind(name)).toBeNull();
    },
  );

  it("parseChannelName takes 200 characters and not 201", () => {
    expect(kind("a".repeat(200))).not.toBeNull();
    expect(kind("a".repeat(201))).toBeNull();
  });
});
