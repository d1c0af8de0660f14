import type { DeliveryState } from "@linkdesk/contract/webhooks.ts";
import type { AuditView } from "./audit/audit-view.ts";
import type { ListFilter } from "./conversations/conversation-cache.ts";

/** Every key of the query cache, from general to particular. */
export const keys = {
  lists: ["conversations", "list"] as const,
  list: (filter: ListFilter) => ["conversations", "list", filter] as const,
  counts: ["conversations", "counts"] as const,
  details: ["conversations", "detail"] as const,
  detail: (id: string) => ["conversations", "detail", id] as const,
  anyNotes: ["conversations", "notes"] as const,
  notes: (id: string) => ["conversations", "notes", id] as const,
  anyActivities: ["conversations", "activities"] as const,
  activities: (id: string) => ["conversations", "activities", id] as const,
  inboxes: ["inboxes", "list"] as const,
  inbox: (id: string) => ["inboxes", "one", id] as const,
  security: ["account", "security"] as const,
  browsers: ["account", "browsers"] as const,
  inboxSecurity: (id: string) => ["inboxes", "security", id] as const,
  members: ["members"] as const,
  joinDomains: ["join-domains"] as const,
  invitations: ["invitations"] as const,
  contactSessions: (contactId: string) => ["contacts", contactId, "sessions"] as const,
  formerMembers: ["audit", "former-members"] as const,
  failedEvents: ["failed-events"] as const,
  webhooks: ["webhooks", "list"] as const,
  webhook: (id: string) => ["webhooks", "one", id] as const,
  deliveries: (id: string, state: DeliveryState | "") =>
    ["webhooks", "deliveries", id, state] as const,
  anyDeliveries: (id: string) => ["webhooks", "deliveries", id] as const,
  delivery: (id: string, deliveryId: string) =>
    ["webhooks", "deliveries", id, "one", deliveryId] as const,
  audit: (view: AuditView) => ["audit", view] as const,
};
