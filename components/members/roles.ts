import type { Role } from "@linkdesk/contract/conversations.ts";

export const ROLE_NAMES = {
  owner: "Owner",
  admin: "Admin",
  agent: "Agent",
} satisfies Record<Role, string>;
