import type { Role } from "@/lib/contract/conversations";

export const ROLE_NAMES = {
  owner: "Owner",
  admin: "Admin",
  agent: "Agent",
} satisfies Record<Role, string>;
