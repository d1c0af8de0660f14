import type { Action } from "@linkdesk/contract/permissions.ts";
import {
  Download,
  IdCard,
  KeyRound,
  ListChecks,
  type LucideIcon,
  MessagesSquare,
  ScrollText,
  Tags,
  UserRound,
  Webhook,
} from "lucide-react";

type Place = {
  name:
    | "account"
    | "tags"
    | "attributes"
    | "savedReplies"
    | "webhooks"
    | "contactCard"
    | "apiKeys"
    | "imports"
    | "audit";
  href: string;
  icon: LucideIcon;
  /** Whom it is shown to; without one, to everybody. */
  action?: Action;
};

/** The pages of settings that the account menu leads to, in its order. */
export const SETTINGS_PLACES: readonly Place[] = [
  { name: "account", href: "/account", icon: UserRound },
  { name: "tags", href: "/settings/tags", icon: Tags },
  { name: "attributes", href: "/settings/attributes", icon: ListChecks },
  { name: "savedReplies", href: "/settings/saved-replies", icon: MessagesSquare },
  { name: "webhooks", href: "/settings/webhooks", icon: Webhook, action: "webhook.manage" },
  { name: "contactCard", href: "/settings/contact-card", icon: IdCard, action: "webhook.manage" },
  { name: "apiKeys", href: "/settings/api-keys", icon: KeyRound, action: "api_key.manage" },
  { name: "imports", href: "/settings/imports", icon: Download, action: "import.manage" },
  { name: "audit", href: "/settings/audit-log", icon: ScrollText, action: "audit.read" },
];
