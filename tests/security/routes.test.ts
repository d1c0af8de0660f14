// Every route there is, against everybody who should not get through. Who may use a route and what
// each of the others is told is declared in route-matrix.ts.
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { db } from "../../lib/platform/db.ts";
import {
  type Caller,
  createVisitor,
  memberCaller,
  send,
  visitorCaller,
} from "../support/http-client.ts";
import { listRoutes } from "../support/routes.ts";
import { BODIES } from "./route-bodies.ts";
import { ACCESS, CALLERS, type Column, EXCEPTIONS, expected } from "./route-matrix.ts";
import { createRouteWorld, type RouteWorld } from "./route-world.ts";

const appUrl = inject("appUrl");

const routes = listRoutes().map(({ method, path }) => ({
  method,
  path,
  name: `${method} ${path}`,
}));
/** The routes at which a column has something to refuse. */
const refusing = (column: Column) =>
  routes
    .map((route) => [route.name, route, expected(route.name, column)] as const)
    .filter((row) => typeof row[2] === "number");
const isMutating = (method: string) => method !== "GET";
const bodyFor = (name: string, method: string) =>
  isMutating(method) ? (BODIES[name] ?? {}) : undefined;

let world: RouteWorld;

/** The address with the ids of the workspace under attack. */
function victimsAddress(path: string): string {
  return path.replace(/\/([a-z-]+)\/\[(\w+)\]/g, (_, resource: string) => {
    const id = world.ids[resource];
    if (!id) throw new Error(`tests/security/route-world.ts has no id for ${resource}`);
    return `/${resource}/${id}`;
  });
}

beforeAll(async () => {
  Object.assign(process.env, {
    DATABASE_URL: inject("databaseUrl"),
    APP_SECRET: "x".repeat(32),
    PUSHER_APP_ID: "t",
    PUSHER_KEY: "t",
    PUSHER_SECRET: "t",
  });
  world = await createRouteWorld(appUrl);
});
afterAll(() => db().$disconnect());

/** Calls a route with the victims' ids and sees what it says. */
async function expectAnswer(
  { method, path, name }: (typeof routes)[number],
  call: Caller,
  status: unknown,
): Promise<void> {
  const answer = await call(method, victimsAddress(path), bodyFor(name, method));
  expect(answer.status, `${name}: ${JSON.stringify(answer.body)}`).toBe(status);
}

describe("every route has its row", () => {
  it("every route has a row, and no row is of a route that is gone", () => {
    expect(Object.keys(ACCESS).sort()).toEqual(routes.map(({ name }) => name).sort());
    expect(routes.map(({ name }) => name)).toEqual(
      expect.arrayContaining([...Object.keys(EXCEPTIONS), ...Object.keys(BODIES)]),
    );
  });

  it("every row has an answer or a reason in every column", () => {
    for (const { name } of routes) {
      for (const column of Object.keys(CALLERS) as Column[]) {
        const answer = expected(name, column);
        // Who has an id to guess gets no excuse.
        if (answer === "names nothing") expect(name).not.toMatch(/\[(?!externalId\])/);
        expect(answer === "open", name).toBe(ACCESS[name] === "anyone");
      }
    }
  });
});

describe("signed out", () => {
  it.each(refusing("signed out"))("%s is refused without a cookie", (_name, route, status) =>
    expectAnswer(route, memberCaller(appUrl, ""), status),
  );
});

describe("with the other side's credentials", () => {
  it.each(refusing("other side"))(
    "%s is refused with the other side's credentials",
    async (name, route, status) => {
      const headers = { origin: appUrl, authorization: `Bearer ${world.tokens.valid}` };
      const visitor: Caller = (method, path, body) => send(appUrl + path, method, headers, body);
      await expectAnswer(route, ACCESS[name] === "visitor" ? world.tenant.call : visitor, status);
    },
  );
});

describe("an agent", () => {
  it.each(refusing("other role"))("an agent is not let into %s", (_name, route, status) =>
    expectAnswer(route, world.agent, status),
  );
});

describe("half signed in", () => {
  it.each(refusing("half signed in"))(
    "%s is refused while the second factor is still to come",
    (_name, route, status) => expectAnswer(route, memberCaller(appUrl, world.cookies.half), status),
  );
});

describe("a session that is over", () => {
  it.each(refusing("expired"))(
    "a session that is over does not open %s after its time",
    async (name, route, status) => {
      const isVisitor = ACCESS[name] === "visitor";
      const member = memberCaller(appUrl, world.cookies.expired);
      await expectAnswer(
        route,
        isVisitor ? visitorCaller(appUrl, world.tokens.expired) : member,
        status,
      );
    },
  );

  it.each(refusing("revoked"))(
    "a session that is over does not open %s once it was ended",
    async (name, route, status) => {
      const callers =
        ACCESS[name] === "visitor"
          ? [world.tokens.revoked, "made-up-but-long-enough-token", "short"].map((token) =>
              visitorCaller(appUrl, token),
            )
          : [
              world.cookies["signed out"],
              ...(ACCESS[name] === "person" ? [] : [world.cookies.removed]),
            ].map((cookie) => memberCaller(appUrl, cookie));
      for (const call of callers) await expectAnswer(route, call, status);
    },
  );
});

describe("another visitor of the same inbox", () => {
  it.each(refusing("other contact"))(
    "another visitor of the same inbox finds nothing at %s",
    async (_name, route, status) => {
      const stranger = await createVisitor(appUrl, world.ids.inboxes ?? "");
      await expectAnswer(route, stranger.call, status);
    },
  );
});

// More of these in two-inboxes.test.ts.
describe("the same person's session in another inbox of the workspace", () => {
  it.each(refusing("wrong inbox"))(
    "a session in one inbox finds nothing of another at %s",
    (_name, route, status) => expectAnswer(route, world.inFirst, status),
  );
});

describe("somebody of another workspace", () => {
  it.each(refusing("other workspace"))(
    "somebody of another workspace finds nothing at %s",
    async (name, { method, path }, status) => {
      const visitor = async () => (await createVisitor(appUrl, world.other.inbox.id)).call;
      const call = ACCESS[name] === "visitor" ? await visitor() : world.other.call;
      const body = bodyFor(name, method);
      const foreign = await call<object>(method, victimsAddress(path), body);
      expect(foreign.status, JSON.stringify(foreign.body)).toBe(status);
      // Not even the wording tells a foreign id from one that never was.
      const nowhere = victimsAddress(path.replace("[id]", crypto.randomUUID()));
      const missing = await call<object>(method, nowhere, body);
      expect({ ...missing.body, requestId: "" }).toEqual({ ...foreign.body, requestId: "" });
    },
  );
});

describe("the one they belong to", () => {
  // Otherwise a wrong id would make every refusal above look right.
  it("the one whom the ids belong to finds them", async () => {
    const path = "/api/widget/v1/conversations/[id]/messages";
    expect((await world.inSecond("GET", victimsAddress(path))).status).toBe(200);
    for (const own of [
      "/api/v1/contacts/[id]/sessions",
      "/api/v1/inboxes/[id]/security",
      "/api/v1/conversations/[id]",
    ]) {
      expect((await world.tenant.call("GET", victimsAddress(own))).status, own).toBe(200);
    }
    // And what was refused above has changed nothing.
    const read = (path: string) => world.tenant.call("GET", victimsAddress(path));
    expect((await read("/api/v1/conversations/[id]")).body).toMatchObject({ status: "open" });
    expect((await read("/api/v1/webhooks/[id]")).body).toMatchObject({ enabled: true });
    expect((await read("/api/v1/contacts/[id]")).body).toMatchObject({ isBlocked: false });
    const response = "/api/widget/v1/conversations/[id]/messages/[messageId]/response";
    const answered = await world.inSecond("POST", victimsAddress(response), { rating: 5 });
    expect(answered.status, JSON.stringify(answered.body)).toBe(200);
  });
});

describe("a foreign website", () => {
  const mutating = routes.filter(
    ({ name, method }) => isMutating(method) && /person|member|admin/.test(ACCESS[name] ?? ""),
  );
  it.each(mutating.map((route) => [route.name, route] as const))(
    "a foreign website cannot make a signed-in browser call %s",
    async (_name, { method, path }) => {
      for (const origin of ["https://evil.example", "null", undefined]) {
        const headers = { cookie: world.tenant.cookie, ...(origin && { origin }) };
        const answer = await send(appUrl + victimsAddress(path), method, headers, {});
        expect(answer.status, String(origin)).toBe(403);
        expect(answer.body).toMatchObject({ code: "origin_not_allowed" });
      }
    },
  );

  it("a foreign website cannot send a form either", async () => {
    const answer = await fetch(`${appUrl}/api/v1/inboxes`, {
      method: "POST",
      headers: { cookie: world.tenant.cookie, origin: appUrl, "content-type": "text/plain" },
      body: JSON.stringify({ name: "x", brandName: "x", websiteUrl: "https://x.example" }),
    });
    expect(answer.status).toBe(415);
  });
});
