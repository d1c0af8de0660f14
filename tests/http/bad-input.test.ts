import type { Problem } from "@linkdesk/contract/problem.ts";
import { beforeAll, describe, expect, inject, it } from "vitest";
import {
  type Answer,
  type Caller,
  createTenant,
  createVisitor,
  frameTicket,
  send,
  startConversation,
  type Tenant,
  visitorCaller,
} from "../support/http-client.ts";

const appUrl = inject("appUrl");

let tenant: Tenant;
let visitor: { call: Caller; token: string };
let messages: string;

beforeAll(async () => {
  tenant = await createTenant(appUrl);
  visitor = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(visitor.call);
  messages = `/api/widget/v1/conversations/${id}/messages`;
});

const uuid = () => crypto.randomUUID();

function expectProblem(answer: Answer, status: number, field?: string) {
  const problem = answer.body as Problem;
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  expect(problem.status).toBe(status);
  expect(problem.detail.length).toBeGreaterThan(5);
  expect(problem.requestId).toBe(answer.headers.get("x-request-id"));
  expect(JSON.stringify(problem)).not.toMatch(/at .*\.[jt]s|prisma|node_modules/i);
  if (field) expect(problem.errors?.map((error) => error.field)).toContain(field);
}

async function countMessages(): Promise<number> {
  const page = await visitor.call<{ lastSeq: number }>("GET", messages);
  return page.body.lastSeq;
}

describe("a message that cannot be taken", () => {
  const wrong: [string, unknown, string][] = [
    ["10,001 characters", { clientId: uuid(), text: "x".repeat(10_001) }, "text"],
    ["no text", { clientId: uuid() }, "text"],
    ["only white space", { clientId: uuid(), text: " \n\t " }, "text"],
    ["a NUL byte", { clientId: uuid(), text: "a\0b" }, "text"],
    ["a lone high surrogate", { clientId: uuid(), text: "a\ud800b" }, "text"],
    ["a lone low surrogate", { clientId: uuid(), text: "\udc00" }, "text"],
    ["a number as text", { clientId: uuid(), text: 5 }, "text"],
    ["an array as text", { clientId: uuid(), text: ["a"] }, "text"],
    ["null as text", { clientId: uuid(), text: null }, "text"],
    ["no clientId", { text: "a" }, "clientId"],
    ["a clientId that is no UUID", { clientId: "1; DROP TABLE messages", text: "a" }, "clientId"],
    ["an array", [], "body"],
    ["null", null, "body"],
  ];
  it.each(wrong)(
    "a message with %s is refused, naming the field, and writes nothing",
    async (_, body, field) => {
      const before = await countMessages();
      expectProblem(await visitor.call("POST", messages, body ?? "null"), 400, field);
      expect(await countMessages()).toBe(before);
    },
  );

  it("a message that cannot be taken refuses fields it does not know", async () => {
    const body = { clientId: uuid(), text: "a", authorType: "agent" };
    expectProblem(await visitor.call("POST", messages, body), 400);
  });

  it.each([
    ["not JSON", "{", 400],
    ["nothing", "", 400],
    ["invalid UTF-8", new Uint8Array([0x22, 0xff, 0xfe, 0x22]), 400],
    ["2 MB", JSON.stringify({ clientId: uuid(), text: "x".repeat(2_000_000) }), 413],
    ["a very deep nest", `${"[".repeat(40_000)}${"]".repeat(40_000)}`, 400],
  ] as const)("a message that cannot be taken refuses a body of %s", async (_, body, status) => {
    expectProblem(await visitor.call("POST", messages, body), status);
  });

  it("a message that cannot be taken refuses another content type, as a foreign form would send it", async () => {
    const headers = { authorization: `Bearer ${visitor.token}`, "content-type": "text/plain" };
    const body = JSON.stringify({ clientId: uuid(), text: "a" });
    expectProblem(await send(`${appUrl}${messages}`, "POST", headers, body), 415);
  });
});

describe("a message that looks odd but is fine", () => {
  it.each([
    ["10,000 characters", "x".repeat(10_000)],
    ["10,000 characters of three bytes each", "語".repeat(10_000)],
    ["emoji and joiners", "👩‍👩‍👧‍👦 🏳️‍🌈"],
    ["right-to-left marks", "\u202eevil\u202c שלום"],
    ["HTML", "<script>alert(1)</script>"],
    ["SQL", "'; DROP TABLE messages; --"],
  ])("a message with %s arrives unchanged", async (_, text) => {
    const answer = await visitor.call<{ message: { seq: number } }>("POST", messages, {
      clientId: uuid(),
      text,
    });
    expect(answer.status).toBe(201);
    const after = answer.body.message.seq - 1;
    const page = await visitor.call<{ messages: { text: string }[] }>(
      "GET",
      `${messages}?after=${after}`,
    );
    expect(page.body.messages[0]?.text).toBe(text);
  });
});

describe("addresses and queries", () => {
  it.each([
    ["an id that is no id", "/api/widget/v1/conversations/1%27%20or%201/messages", 404],
    ["a NUL in the id", "/api/widget/v1/conversations/%00/messages", 404],
  ])("a conversation's address with %s reads as not found", async (_, path, status) => {
    expectProblem(await visitor.call("GET", path), status);
  });

  it.each([
    ["after=-1", "after"],
    ["after=1.5", "after"],
    ["after=x", "after"],
    ["after=99999999999999999999", "after"],
    ["limit=0", "limit"],
    ["limit=1000", "limit"],
    ["after=1&before=2", "after"],
  ])("a list of messages with the query %s is refused", async (query, field) => {
    expectProblem(await visitor.call("GET", `${messages}?${query}`), 400, field);
  });

  it.each(["x", "MTIz", "%00", "A".repeat(300)])(
    "a list of conversations with the cursor %s is refused",
    async (cursor) => {
      const answer = await tenant.call("GET", `/api/v1/conversations?cursor=${cursor}`);
      expectProblem(answer, 400, "cursor");
    },
  );
});

describe("sessions and tokens", () => {
  it.each([
    ["none", ""],
    ["another scheme", "Basic YTpi"],
    ["garbage", "Bearer ,,,,"],
  ])("a request with %s as its token is answered with 401", async (_, authorization) => {
    expectProblem(await send(`${appUrl}${messages}`, "GET", { authorization }), 401);
  });

  it("a token that never was is answered with 401 session_expired", async () => {
    const answer = await visitorCaller(appUrl, "A".repeat(43))("GET", messages);
    expectProblem(answer, 401);
    expect(answer.body).toMatchObject({ code: "session_expired" });
  });

  it("a revoked token is worth nothing", async () => {
    const { call } = await createVisitor(appUrl, tenant.inbox.id);
    expect((await call("DELETE", "/api/widget/v1/session")).status).toBe(204);
    expectProblem(await call("GET", "/api/widget/v1/session"), 401);
  });

  it("a ticket of another inbox, a forged one and none are refused", async () => {
    const other = await createTenant(appUrl, "Other");
    const ticket = await frameTicket(appUrl, other.inbox.id);
    const inboxId = tenant.inbox.id;
    const open = visitorCaller(appUrl);
    for (const wrong of [ticket, `${ticket.slice(0, -2)}AA`, "a.b", ""]) {
      const answer = await open("POST", "/api/widget/v1/sessions", { inboxId, ticket: wrong });
      expectProblem(answer, 403);
    }
    // Without one it is a custom client, which this inbox does not let in.
    expectProblem(await open("POST", "/api/widget/v1/sessions", { inboxId }), 403);
  });
});

describe("inboxes", () => {
  it("an inbox that never was is not found anywhere", async () => {
    const id = uuid();
    const open = visitorCaller(appUrl);
    expectProblem(await open("GET", `/api/widget/v1/config?inbox=${id}`), 404);
    expectProblem(await open("GET", `/widget/${id}`), 404);
    expectProblem(await open("GET", "/widget/nonsense"), 404);
    expectProblem(await open("GET", "/api/widget/v1/config?inbox=nonsense"), 400, "inbox");
  });

  it("a disabled inbox is closed for everybody, and opens again", async () => {
    const { call, inbox } = await createTenant(appUrl, "Switched off");
    const { call: known } = await createVisitor(appUrl, inbox.id);
    const conversation = await startConversation(known);
    const ticket = await frameTicket(appUrl, inbox.id);
    const set = (enabled: boolean) => call("PATCH", `/api/v1/inboxes/${inbox.id}`, { enabled });
    await set(false);
    const open = visitorCaller(appUrl);
    const path = `/api/widget/v1/conversations/${conversation}/messages`;
    const answers = [
      await open("GET", `/api/widget/v1/config?inbox=${inbox.id}`),
      await open("GET", `/widget/${inbox.id}`),
      await open("POST", "/api/widget/v1/sessions", { inboxId: inbox.id, ticket }),
      await known("POST", path, { clientId: uuid(), text: "hello?" }),
      await known("GET", "/api/widget/v1/session"),
    ];
    for (const answer of answers) {
      expectProblem(answer, 403);
      expect(answer.body).toMatchObject({ code: "inbox_disabled" });
    }
    await set(true);
    expect((await known("POST", path, { clientId: uuid(), text: "hello" })).status).toBe(201);
  });

  it.each([
    ["websiteUrl", { websiteUrl: "javascript:alert(1)" }],
    ["websiteUrl", { websiteUrl: "example.com" }],
    ["name", { name: "  " }],
    ["name", { name: "x".repeat(81) }],
    [
      "settings.appearance.color",
      { settings: { appearance: { color: "red; background: url(//evil)" } } },
    ],
    ["enabled", { enabled: "yes" }],
  ])("a change of an inbox with a wrong %s names it", async (field, body) => {
    expectProblem(
      await tenant.call("PATCH", `/api/v1/inboxes/${tenant.inbox.id}`, body),
      400,
      field,
    );
  });
});
