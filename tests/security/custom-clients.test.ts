// Chat screens that are not our frame: who may open a session, and for how long it counts.
import { beforeEach, expect, inject, it } from "vitest";
import { createTenant, frameTicket, send, type Tenant } from "../support/http-client.ts";
import { claimsOf, signJwt } from "../support/user-jwt.ts";

const appUrl = inject("appUrl");
const api = `${appUrl}/api/widget/v1`;
const SHOP = "https://shop.example";
let tenant: Tenant;
let userJWT: string;

beforeEach(async () => {
  tenant = await createTenant(appUrl, "Custom");
  const path = `/api/v1/inboxes/${tenant.inbox.id}/security/secret`;
  const { body } = await tenant.call<{ secret: string }>("POST", path, {});
  userJWT = signJwt(claimsOf("ada"), body.secret);
});

const security = async (change: object) => {
  const path = `/api/v1/inboxes/${tenant.inbox.id}/security`;
  expect((await tenant.call("PATCH", path, change)).status).toBe(200);
};
type Body = { code?: string; token: string; detail?: string };
const fromPage = (origin: string | null): Record<string, string> =>
  origin === null ? {} : { origin, "sec-fetch-site": "cross-site" };
const openAs = (origin: string | null, more: object = {}) =>
  send<Body>(`${api}/sessions`, "POST", fromPage(origin), { inboxId: tenant.inbox.id, ...more });
const configOf = (origin: string | null) =>
  send<Body>(`${api}/client?inbox=${tenant.inbox.id}`, "GET", fromPage(origin));
const read = (token: string, origin: string | null) =>
  send<Body>(`${api}/session`, "GET", { ...fromPage(origin), authorization: `Bearer ${token}` });
const outcome = ({ status, body }: { status: number; body: Body }) => body.code ?? status;

it("an inbox lets no custom client in until an admin says so", async () => {
  await security({ trustedDomains: ["shop.example"] });
  for (const origin of [SHOP, null]) {
    expect(outcome(await configOf(origin))).toBe("forbidden");
    expect(outcome(await openAs(origin, { userJWT }))).toBe("forbidden");
  }
});

it("pages of the trusted domains may open sessions, and no other pages, even where the frame may be anywhere", async () => {
  await security({ customClients: true });
  for (const origin of [SHOP, "null"]) {
    expect(outcome(await configOf(origin))).toBe("domain_not_trusted");
    expect(outcome(await openAs(origin, { userJWT }))).toBe("domain_not_trusted");
  }
  await security({ trustedDomains: ["shop.example"] });
  const answer = await configOf(SHOP);
  expect(answer.status).toBe(200);
  expect(Object.keys(answer.body)).not.toContain("ticket");
  expect(JSON.stringify(answer.body)).not.toContain("trustedDomains");
  const { status, body } = await openAs(SHOP);
  expect(status).toBe(201);
  expect(outcome(await read(body.token, SHOP))).toBe(200);
  expect(outcome(await read(body.token, "https://evil.example"))).toBe("domain_not_trusted");
  // Copied out of the page, an anonymous visitor's token is good for no program.
  expect(outcome(await read(body.token, null))).toBe("identity_invalid");
});

it("a program without a page needs the website's token for its visitor", async () => {
  await security({ customClients: true });
  expect(outcome(await configOf(null))).toBe(200);
  const refused = await openAs(null);
  expect(outcome(refused)).toBe("identity_invalid");
  expect(refused.body.detail).toContain("userJWT");
  expect(outcome(await openAs(null, { userJWT: "a.b.c" }))).toBe("identity_invalid");
  const { status, body } = await openAs(null, { userJWT });
  expect(status).toBe(201);
  expect(outcome(await read(body.token, null))).toBe(200);
});

it("once custom clients are switched off, their sessions stop, and those of the frame go on", async () => {
  await security({ customClients: true, trustedDomains: ["shop.example"] });
  const ticket = await frameTicket(appUrl, tenant.inbox.id);
  const framed = await openAs(null, { ticket, embedder: SHOP });
  const page = await openAs(SHOP);
  const program = await openAs(null, { userJWT });
  await security({ customClients: false });
  expect(outcome(await read(page.body.token, SHOP))).toBe("forbidden");
  expect(outcome(await read(program.body.token, null))).toBe("forbidden");
  expect(outcome(await read(framed.body.token, null))).toBe(200);
});
