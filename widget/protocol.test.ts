import { expect, test } from "vitest";
import { FRAME_CHECKS, HOST_CHECKS, readMessage } from "./protocol.ts";

const page = { url: "https://a.test", title: "", referrer: "" };
const init = {
  token: null,
  page,
  open: false,
  reloadState: null,
  revoke: null,
  overrides: {},
  consent: "given",
  isLeader: true,
  isMuted: false,
};

test("a message that is in the map and has its shape is read", () => {
  const message = { type: "host.init", data: init };
  expect(readMessage(HOST_CHECKS, message)).toBe(message);
  const reloadState = { draft: "", pending: [{ clientId: "1", text: "hi" }] };
  expect(
    readMessage(HOST_CHECKS, { type: "host.init", data: { ...init, reloadState } }),
  ).not.toBeNull();
  expect(readMessage(FRAME_CHECKS, { type: "frame.unread", data: { count: 2 } })).not.toBeNull();
});

test.each([
  null,
  "host.init",
  42,
  [],
  {},
  { type: "host.init" },
  { type: "toString", data: {} },
  { type: "__proto__", data: {} },
  { type: "host.init", data: { ...init, token: 7 } },
  { type: "host.init", data: { ...init, page: null } },
  { type: "host.init", data: { ...init, reloadState: { draft: "", pending: [null] } } },
  { type: "host.open", data: { open: "yes" } },
  { type: "frame.unread", data: { count: 1 } },
])("%j is not a message of the host", (value) => {
  expect(readMessage(HOST_CHECKS, value)).toBeNull();
});
