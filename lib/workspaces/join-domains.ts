import "server-only";
import type { JoinDomain, JoinDomains, Me } from "@linkdesk/contract/accounts.ts";
import { domainOf, isPublicMailDomain } from "@linkdesk/contract/public-mail-domains.ts";
import type { Actor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { isJoiningByDomainAllowed } from "../accounts/list-join-offers.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { AppError, invalidField, notFound } from "../platform/app-error.ts";
import { db, isUniqueViolation } from "../platform/db.ts";

const MAX_DOMAINS = 50;

const select = { id: true, domain: true, createdAt: true } as const;

/** The domains whose people may join, and the one the caller could add. Errors: forbidden. */
export async function listJoinDomains(me: Me): Promise<JoinDomains> {
  requirePermission(me, "member.join_domains");
  const rows = await db().joinDomain.findMany({
    where: { workspaceId: me.workspace.id },
    orderBy: { domain: "asc" },
    take: MAX_DOMAINS,
    select,
  });
  const domain = domainOf(me.email);
  const items = rows.map(serialize);
  return { items, nextCursor: null, own: { domain, problem: problemWith(me, domain) } };
}

/**
 * Lets whoever confirms an address of this domain join as an agent. Only the domain of the admin's
 * own, confirmed address: it is the one that they have shown to be theirs.
 * Errors: forbidden, invalid_request (domain), conflict (on the list already).
 */
export async function addJoinDomain(actor: Actor, domain: string): Promise<JoinDomain> {
  requirePermission(actor, "member.join_domains");
  const problem = problemWith(actor, domain);
  if (problem) throw invalidField("domain", problem);
  const workspaceId = actor.workspace.id;
  try {
    return await db().$transaction(async (tx) => {
      if ((await tx.joinDomain.count({ where: { workspaceId } })) >= MAX_DOMAINS) {
        throw invalidField("domain", `would be one too many: a workspace can have ${MAX_DOMAINS}`);
      }
      const row = await tx.joinDomain.create({ data: { workspaceId, domain }, select });
      await recordAudit(tx, actor, {
        action: "workspace.domain_added",
        target: { kind: "workspace", id: workspaceId, label: domain },
      });
      return serialize(row);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", { userMessage: `${domain} is already on the list.` });
  }
}

/** Whoever has joined stays; nobody else does. Errors: forbidden, not_found. */
export async function removeJoinDomain(actor: Actor, id: string): Promise<void> {
  requirePermission(actor, "member.join_domains");
  const workspaceId = actor.workspace.id;
  await db().$transaction(async (tx) => {
    const found = await tx.joinDomain.findFirst({ where: { id, workspaceId }, select });
    const { count } = await tx.joinDomain.deleteMany({ where: { id, workspaceId } });
    if (!found || count === 0) throw notFound("domain");
    await recordAudit(tx, actor, {
      action: "workspace.domain_removed",
      target: { kind: "workspace", id: workspaceId, label: found.domain },
    });
  });
}

/** Why this person cannot add the domain, to stand after its name; null when they can. */
function problemWith(me: Me, domain: string): string | null {
  if (!isJoiningByDomainAllowed())
    return "can’t be added, because people join this service by invitation only";
  if (domain !== domainOf(me.email)) return "is not the domain of your own address";
  if (isPublicMailDomain(domain)) {
    return "gives addresses to everyone, so it does not show who belongs to your team";
  }
  if (!me.isEmailVerified) return "is not confirmed yet: confirm your address first";
  return null;
}

function serialize(row: { id: string; domain: string; createdAt: Date }): JoinDomain {
  return { ...row, createdAt: row.createdAt.toISOString() };
}
