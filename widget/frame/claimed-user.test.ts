import { claimedUser } from "@linkdesk/contract/widget.ts";
import { expect, test } from "vitest";
import { toClaimedUser } from "./claimed-user.ts";

test("a complete user is accepted unchanged", () => {
  const user = {
    id: "user_123",
    name: "John Doe",
    email: "john@example.com",
    avatar: "https://example.com/avatar.jpg",
    metadata: { plan: "enterprise", seats: 5, trial: false, since: null },
  };
  expect(toClaimedUser(user)).toEqual(user);
});

test("fields that the server would refuse are left out, and the others are sent", () => {
  const user = {
    id: 42,
    name: ` ${"x".repeat(300)}`,
    email: "not an address",
    avatar: "javascript:alert(1)",
    metadata: { ok: "a\0b", deep: { no: 1 }, when: Number.NaN, long: "y".repeat(2_000) },
  };
  // It comes from foreign code.
  const claim = toClaimedUser(user as never);
  expect(claim).toMatchObject({ id: "42", metadata: { ok: "ab" } });
  expect(Object.keys(claim?.metadata ?? {})).toEqual(["ok", "long"]);
  expect(claimedUser.safeParse(claim).success).toBe(true);
});

test.each([null, undefined, {}, { name: " " }, "John"])(
  "%j is nobody who could be known",
  (user) => {
    expect(toClaimedUser(user as never)).toBeUndefined();
  },
);
