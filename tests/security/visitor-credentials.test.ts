// Every credential of a visitor that is outstanding, against every event that should end it: the table is
// credential-table.ts, and each cell is tried against the running service.
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { db } from "../../lib/platform/db.ts";
import {
  createTenant,
  frameTicket,
  startConversation,
  type Tenant,
  visitorCaller,
} from "../support/http-client.ts";
import { claimsOf, signJwt } from "../support/user-jwt.ts";
import {
  VISITOR_CREDENTIALS,
  VISITOR_EVENTS,
  type VisitorCredential,
  type VisitorEvent,
} from "./credential-table.ts";

const appUrl = inject("appUrl");

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: inject("databaseUrl"),
    APP_SECRET: "x".repeat(32),
    PUSHER_APP_ID: "t",
    PUSHER_KEY: "t",
    PUSHER_SECRET: "t",
  });
});
afterAll(() => db().$disconnect());

type Works = () => Promise<boolean>;

class Visitor {
  readonly tenant: Tenant;
  readonly secret: string;
  readonly ticket: string;
  constructor(tenant: Tenant, secret: string, ticket: string) {
    this.tenant = tenant;
    this.secret = secret;
    this.ticket = ticket;
  }
  readonly name = crypto.randomUUID();
  token = "";
  contactId = "";
  conversationId = "";
  jwts: string[] = [];

  static async create(): Promise<Visitor> {
    const tenant = await createTenant(appUrl, "Visited");
    const { id } = tenant.inbox;
    const path = `/api/v1/inboxes/${id}/security/secret`;
    const { secret } = (await tenant.call<{ secret: string }>("POST", path, {})).body;
    const visitor = new Visitor(tenant, secret, await frameTicket(appUrl, id));
    visitor.token = (await visitor.open(visitor.newJwt())).body.token;
    // A token of the next page: the session is the same.
    visitor.token = (await visitor.open(visitor.newJwt(), visitor.token)).body.token;
    const call = visitorCaller(appUrl, visitor.token);
    visitor.conversationId = await startConversation(call);
    const state = await call<{ contact: { id: string } }>("GET", "/api/widget/v1/session");
    visitor.contactId = state.body.contact.id;
    return visitor;
  }

  newJwt(): string {
    const jwt = signJwt(claimsOf(this.name, { jti: crypto.randomUUID() }), this.secret);
    this.jwts.push(jwt);
    return jwt;
  }

  open(userJWT: string, token?: string) {
    const body = { inboxId: this.tenant.inbox.id, ticket: this.ticket, userJWT };
    const path = "/api/widget/v1/sessions";
    return visitorCaller(appUrl, token)<{ token: string }>("POST", path, body);
  }
}

const replaceSecret = async ({ tenant }: Visitor, overlapHours: number) => {
  const path = `/api/v1/inboxes/${tenant.inbox.id}/security/secret`;
  expect((await tenant.call("POST", path, { overlapHours })).status).toBe(201);
};

const VISITOR_HAPPENINGS: Record<VisitorEvent, (visitor: Visitor) => Promise<void>> = {
  logout: async ({ token }) => {
    const out = await visitorCaller(appUrl, token)("DELETE", "/api/widget/v1/session");
    expect(out.status).toBe(204);
  },
  "session ended by the team": async ({ tenant, token }) => {
    const tokenHash = new Uint8Array(createHash("sha256").update(token).digest());
    const { id } = await db().session.findUniqueOrThrow({ where: { tokenHash } });
    expect((await tenant.call("DELETE", `/api/v1/sessions/${id}`)).status).toBe(204);
  },
  "contact blocked": async ({ tenant, contactId }) => {
    const path = `/api/v1/contacts/${contactId}`;
    expect((await tenant.call("PATCH", path, { blocked: true })).status).toBe(200);
  },
  "secret replaced at once": (visitor) => replaceSecret(visitor, 0),
  "secret replaced, the old one going on": (visitor) => replaceSecret(visitor, 24),
  "contact deleted": async ({ tenant, contactId }) => {
    expect((await tenant.call("DELETE", `/api/v1/contacts/${contactId}`)).status).toBe(200);
  },
  "inbox switched off": async ({ tenant }) => {
    const path = `/api/v1/inboxes/${tenant.inbox.id}`;
    expect((await tenant.call("PATCH", path, { enabled: false })).status).toBe(200);
  },
};

const opens = async (visitor: Visitor, jwt: string) => (await visitor.open(jwt)).status === 201;
const isOpen = async (token: string) =>
  (await visitorCaller(appUrl, token)("GET", "/api/widget/v1/session")).status === 200;

const VISITORS: Record<VisitorCredential, (visitor: Visitor) => Promise<Works>> = {
  "session token": async (visitor) => () => isOpen(visitor.token),
  "right to join a channel": async (visitor) => async () => {
    const body = {
      socket_id: "1.2",
      channel_name: `private-conversation-${visitor.conversationId}`,
    };
    const call = visitorCaller(appUrl, visitor.token);
    return (await call("POST", "/api/widget/v1/realtime/auth", body)).status === 200;
  },
  "token of the website that opened the session": async (visitor) => () =>
    opens(visitor, visitor.jwts[0] ?? ""),
  "token of the website that renewed the session": async (visitor) => () =>
    opens(visitor, visitor.jwts[1] ?? ""),
  "token of the website that was not used": async (visitor) => {
    const jwt = visitor.newJwt();
    return () => opens(visitor, jwt);
  },
  "session in another browser": async (visitor) => {
    const { token } = (await visitor.open(visitor.newJwt())).body;
    return () => isOpen(token);
  },
  "embed ticket":
    async ({ tenant, ticket }) =>
    async () => {
      const body = { inboxId: tenant.inbox.id, ticket };
      const made = await visitorCaller(appUrl)("POST", "/api/widget/v1/sessions", body);
      return made.status === 201;
    },
};

describe("what is outstanding of a visitor", () => {
  for (const credential of Object.keys(VISITOR_CREDENTIALS) as VisitorCredential[]) {
    it.concurrent.each(VISITOR_EVENTS.map((event) => [event] as const))(
      `${credential} ends or lives as listed after: %s`,
      async (event) => {
        const visitor = await Visitor.create();
        const works = await VISITORS[credential](visitor);
        await VISITOR_HAPPENINGS[event](visitor);
        const fate = (await works()) ? "lives" : "ends";
        expect(fate, `${credential} after: ${event}`).toBe(VISITOR_CREDENTIALS[credential][event]);
      },
      60_000,
    );
  }

  it("a session that was verified with the old secret ends with it, unless it is verified with the new one", async () => {
    const visitor = await Visitor.create();
    await replaceSecret(visitor, 1);
    const again = await visitor.open(visitor.newJwt());
    expect(again.status).toBe(201);
    const { sessions } = await db().contact.findUniqueOrThrow({
      where: { id: visitor.contactId },
      select: { sessions: { select: { expiresAt: true } } },
    });
    expect(sessions).toHaveLength(2);
    for (const { expiresAt } of sessions) {
      expect(expiresAt.getTime()).toBeLessThanOrEqual(Date.now() + 3_600_000);
    }
  });
});
