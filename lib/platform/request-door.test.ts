import { expect, test } from "vitest";
import { guardRequest } from "./request-door.ts";

type Given = { method?: string; url?: string; headers?: Record<string, string> };

function guarded({ method = "GET", url = "/", headers = {} }: Given, trustedProxies = 0) {
  const request = { method, url, headers: { ...headers }, socket: { remoteAddress: "192.0.2.1" } };
  guardRequest(request, trustedProxies);
  return request as { method: string; url: string; headers: Record<string, string> };
}

test("what proxies say is believed where there are any, and only in its own form", () => {
  const headers = { "x-forwarded-proto": "https", "x-forwarded-host": "chat.example.com:8443" };
  expect(guarded({ headers }, 1).headers).toMatchObject(headers);
  expect(Object.keys(guarded({ headers }, 0).headers)).toEqual(["x-forwarded-for"]);
  const wrong = { "x-forwarded-proto": "x", "x-forwarded-host": "a b", "x-forwarded-port": "-1" };
  expect(Object.keys(guarded({ headers: wrong }, 1).headers)).toEqual(["x-forwarded-for"]);
});

test("the peer is added to the addresses that were passed on", () => {
  expect(guarded({}).headers["x-forwarded-for"]).toBe("192.0.2.1");
  const headers = { "x-forwarded-for": "unknown" };
  expect(guarded({ headers }).headers["x-forwarded-for"]).toBe("unknown, 192.0.2.1");
});

test.each([
  ["/a%20b?x=%zz", "/a%20b?x=%zz"],
  ["/%E0%A4%A?x=1", "/%25E0%25A4%25A?x=1"],
  ["/%", "/%25"],
  ["/%ff", "/%25ff"],
])("the path of %s can be decoded", (url, expected) => {
  expect(guarded({ url }).url).toBe(expected);
});

test.each(["TRACE", "TRACK", "LINK", "get"])("%s is refused wherever it asks", (method) => {
  const refused = { method: "PROPFIND", url: "/api/health/live" };
  expect(guarded({ method, url: "/widget.js" })).toMatchObject(refused);
  expect(guarded({ method: "DELETE" }).method).toBe("DELETE");
});
