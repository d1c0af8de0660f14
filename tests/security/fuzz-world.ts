// A workspace with one of everything, for calls whose effects nobody knows beforehand.
import type { Endpoint } from "@linkdesk/contract/endpoints/endpoint.ts";
import { SCOPES } from "@linkdesk/contract/scopes.ts";
import { createThings } from "./route-world.ts";
import { createTwoInboxes } from "./two-inboxes.ts";

export type FuzzWorld = {
  /** Ids of the workspace's things, by the name before them in an address. */
  ids: Record<string, string>;
  /** The credentials of each who may call an endpoint: where keys may, a member's and a key's. */
  headersFor: (row: Endpoint) => Record<string, string>[];
  /** Whether the credentials still work: calls sign people out, too. */
  isIntact: () => Promise<boolean>;
};

/** Makes the workspace. Needs `DATABASE_URL`. */
export async function createFuzzWorld(appUrl: string): Promise<FuzzWorld> {
  const inboxes = await createTwoInboxes(appUrl, "Fuzzed");
  const ids: Record<string, string> = await createThings(inboxes);
  const { tenant, secondToken } = inboxes;
  const { items } = (await tenant.call<{ items: { id: string }[] }>("GET", "/api/v1/members")).body;
  ids.members = items[0]?.id ?? "";
  const asMember = { cookie: tenant.cookie, origin: appUrl };
  const asVisitor = { authorization: `Bearer ${secondToken}` };
  const { body } = await tenant.call<{ key: string }>("POST", "/api/v1/api-keys", {
    name: "Fuzzed",
    scopes: SCOPES,
  });
  const asKey = { authorization: `Bearer ${body.key}` };
  const headersFor = ({ access, scope }: Endpoint): Record<string, string>[] => {
    if (access === "visitor") return [asVisitor];
    if (access === "anyone") return [{ origin: appUrl }];
    return scope ? [asMember, asKey] : [asMember];
  };
  const works = async (path: string, headers: Record<string, string>) =>
    (await fetch(`${appUrl}${path}`, { headers })).status === 200;
  const isIntact = async () =>
    (await works("/api/v1/me", asMember)) &&
    (await works(`/api/v1/conversations/${ids.conversations}`, asMember)) &&
    (await works(`/api/v1/webhooks/${ids.webhooks}`, asMember)) &&
    (await works("/api/v1/webhooks", asKey)) &&
    (await works("/api/widget/v1/session", asVisitor));
  return { ids, headersFor, isIntact };
}
