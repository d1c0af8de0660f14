import { addJoinDomainBody } from "@linkdesk/contract/accounts.ts";
import { member } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";
import { addJoinDomain, listJoinDomains } from "@/lib/workspaces/join-domains";

/** The domains whose people may join by themselves, and the one that the caller could add. */
export const GET = route({
  auth: member,
  handle: async ({ actor }) => json(await listJoinDomains(actor)),
});

/** Adds the domain of the caller's own confirmed address. */
export const POST = route({
  auth: member,
  body: addJoinDomainBody,
  handle: async ({ actor, body }) => json(await addJoinDomain(actor, body.domain), 201),
});
