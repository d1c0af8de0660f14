import { expect, test } from "vitest";
import { readBytes, readJson } from "./read-body.ts";

const post = (body: ReadableStream | string, headers: Record<string, string> = {}) =>
  new Request("http://localhost/", {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...headers },
    duplex: "half",
  } as RequestInit);

test("a body in pieces is read whole", async () => {
  const pieces = new ReadableStream({
    start(controller) {
      for (const piece of ['{"a"', ":1}"]) controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
    },
  });
  expect(await readJson(post(pieces), 100)).toEqual({ a: 1 });
});

test("a body is read no further than its limit, whatever its length claims", async () => {
  let pulled = 0;
  const endless = new ReadableStream({
    pull(controller) {
      pulled++;
      controller.enqueue(new Uint8Array(1_024));
    },
  });
  const reading = readBytes(post(endless, { "content-length": "10" }), 10_000);
  await expect(reading).rejects.toMatchObject({ code: "payload_too_large" });
  expect(pulled).toBeLessThan(20);
});

test("a client that dribbles is cut off, and what it had sent is let go", async () => {
  let wasCancelled = false;
  const dribble = new ReadableStream({
    start: (controller) => controller.enqueue(new Uint8Array(1)),
    pull: () => new Promise(() => {}),
    cancel: () => {
      wasCancelled = true;
    },
  });
  const reading = readBytes(post(dribble), 100, 20);
  await expect(reading).rejects.toMatchObject({ code: "request_timeout" });
  expect(wasCancelled).toBe(true);
});
