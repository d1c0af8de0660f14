import { expect, test, vi } from "vitest";
import { clientOf, cut, hang, json, problem } from "../../../tests/support/sdk-client.ts";
import { Linkdesk, Linktor } from "./index.ts";

// Pauses before retries are half of their longest then: at most two seconds in all.
vi.spyOn(Math, "random").mockReturnValue(0);

const MESSAGE = { channelId: "c", to: "v", content: { type: "text", text: "Hi" } } as const;

test("a call carries the key, and its answer comes as data", async () => {
  const { client, seen } = await clientOf([json({ id: "1", name: "Chat" })]);
  const { data, error } = await client.inboxes.get("1");
  expect(error).toBeNull();
  expect(data?.name).toBe("Chat");
  expect(seen).toMatchObject([
    { method: "GET", url: "/api/v1/inboxes/1", headers: { authorization: "Bearer ld_test" } },
  ]);
});

test("a refusal comes as an error with code, status and request id, and is not repeated", async () => {
  const { client, seen } = await clientOf([problem(403, "forbidden")]);
  const { data, error } = await client.inboxes.get("1");
  expect(data).toBeNull();
  expect(error).toMatchObject({ code: "forbidden", status: 403, requestId: "r-1" });
  expect(error?.message).toBe("It is forbidden.");
  expect(seen).toHaveLength(1);
});

test("wrong fields are named in the error", async () => {
  const errors = [{ field: "to", message: "must be a UUID" }];
  const { client } = await clientOf([json({ code: "invalid_request", status: 400, errors }, 400)]);
  const { error } = await client.messages.send(MESSAGE);
  expect(error?.errors).toEqual(errors);
});

test("a message is sent again after 429, as soon as Retry-After says, under the same key", async () => {
  const { client, seen } = await clientOf([
    problem(429, "rate_limited", { "retry-after": "1" }),
    json({ message: {}, conversationId: "k" }, 201),
  ]);
  const before = Date.now();
  const { data } = await client.messages.send(MESSAGE);
  expect(data?.conversationId).toBe("k");
  expect(Date.now() - before).toBeGreaterThanOrEqual(1_000);
  expect(seen[0]?.headers["idempotency-key"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(seen[1]?.headers["idempotency-key"]).toBe(seen[0]?.headers["idempotency-key"]);
});

test("Retry-After can be a date", async () => {
  const date = new Date(Date.now() + 3_600_000).toUTCString();
  const { client, seen } = await clientOf([problem(503, "unavailable", { "retry-after": date })]);
  const { error } = await client.inboxes.get("1");
  // Longer than anybody wants to wait inside a call.
  expect(seen).toHaveLength(1);
  expect(error?.retryAfterMs).toBeGreaterThan(3_500_000);
});

test("reading is repeated after 503 and after a cut connection", async () => {
  const { client, seen } = await clientOf([problem(503, "unavailable"), cut, json({ id: "1" })]);
  const { data } = await client.inboxes.get("1");
  expect(data?.id).toBe("1");
  expect(seen).toHaveLength(3);
});

test("what may have been done already is not repeated, unless the server recognises it", async () => {
  const { client, seen } = await clientOf([cut]);
  const { error } = await client.conversations.resolve("1");
  expect(error).toMatchObject({ code: "connection_failed", status: 0, requestId: null });
  expect(seen).toHaveLength(1);
  const sending = await clientOf([cut, json({ conversationId: "k" }, 201)]);
  expect((await sending.client.messages.send(MESSAGE)).data?.conversationId).toBe("k");
  const writing = await clientOf([cut, json({ note: {} }, 201)]);
  expect((await writing.client.notes.create("1", { text: "x" })).error).toBeNull();
  const [first, second] = writing.seen.map(({ body }) => JSON.parse(body));
  expect(first.clientId).toBe(second.clientId);
});

test("a deletion whose answer was lost is no error when it is repeated", async () => {
  const { client } = await clientOf([cut, problem(404, "not_found")]);
  expect(await client.webhooks.delete("1")).toEqual({ data: undefined, error: null });
  const another = await clientOf([problem(404, "not_found")]);
  expect((await another.client.webhooks.delete("1")).error?.code).toBe("not_found");
});

test("it gives up after the last try with the last error", async () => {
  const { client, seen } = await clientOf([problem(503, "unavailable")], { maxRetries: 1 });
  expect((await client.inboxes.get("1")).error?.code).toBe("unavailable");
  expect(seen).toHaveLength(2);
});

test("a server that does not answer is a timeout", async () => {
  const { client } = await clientOf([hang], { timeoutMs: 50, maxRetries: 0 });
  expect((await client.inboxes.get("1")).error?.code).toBe("timeout");
});

test("a signal ends a call that waits for its answer, and one that waits for its next try", async () => {
  const waiting = await clientOf([hang]);
  const signal = AbortSignal.timeout(50);
  expect((await waiting.client.inboxes.get("1", { signal })).error?.code).toBe("aborted");
  const pausing = await clientOf([problem(429, "rate_limited", { "retry-after": "30" })]);
  const later = AbortSignal.timeout(50);
  expect((await pausing.client.inboxes.get("1", { signal: later })).error?.code).toBe("aborted");
  const unsent = await clientOf([json({})]);
  expect((await unsent.client.inboxes.get("1", { signal: AbortSignal.abort() })).error?.code).toBe(
    "aborted",
  );
  expect(unsent.seen).toHaveLength(0);
});

test("an answer that is not Linkdesk's is an error and no data", async () => {
  for (const status of [200, 404]) {
    const { client } = await clientOf([(response) => response.writeHead(status).end("<html>")]);
    expect((await client.inboxes.get("1")).error).toMatchObject({
      code: "unexpected_answer",
      status,
    });
  }
});

test("the key does not follow a redirect", async () => {
  const elsewhere = await clientOf([json({})]);
  const { client } = await clientOf([
    (response) => response.writeHead(302, { location: `${elsewhere.baseUrl}/steal` }).end(),
  ]);
  expect((await client.inboxes.get("1")).error?.code).toBe("unexpected_answer");
  expect(elsewhere.seen).toHaveLength(0);
});

test("ids are encoded, and an empty one is refused before anything is sent", async () => {
  const { client, seen } = await clientOf([json({})]);
  await client.inboxes.get("../members?x");
  expect(seen[0]?.url).toBe("/api/v1/inboxes/..%2Fmembers%3Fx");
  expect(() => client.inboxes.get("")).toThrow(TypeError);
});

test("a client without a key or an address cannot be made", () => {
  expect(Linktor).toBe(Linkdesk);
  expect(() => new Linkdesk({ apiKey: "", baseUrl: "https://x.example" })).toThrow("apiKey");
  expect(() => new Linkdesk({ apiKey: "ld_1" })).toThrow("baseUrl");
});

test("a file is sent as its bytes, with its name", async () => {
  const { client, seen } = await clientOf([json({ id: "f" }, 201)]);
  const { data } = await client.uploads.create(new Blob(["abc"]), { name: "Grüße.txt" });
  expect(data?.id).toBe("f");
  expect(seen[0]).toMatchObject({
    body: "abc",
    headers: { "x-file-name": "Gr%C3%BC%C3%9Fe.txt", "content-type": "application/octet-stream" },
  });
});

test("typing is started and stopped in a conversation of a channel", async () => {
  const { client, seen } = await clientOf([(response) => response.writeHead(204).end()]);
  const target = { channelId: "c", conversationId: "k" };
  expect(await client.webchat.typing.start(target)).toEqual({ data: undefined, error: null });
  await client.webchat.typing.stop(target);
  expect(seen.map(({ method, url, body }) => [method, url, JSON.parse(body)])).toEqual([
    ["PUT", "/api/v1/conversations/k/typing", { isTyping: true, channelId: "c" }],
    ["PUT", "/api/v1/conversations/k/typing", { isTyping: false, channelId: "c" }],
  ]);
});
