import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import { Mail, MessageCircle } from "lucide-react";

/** What tells a live chat from an e-mail inbox at a glance. */
export function KindIcon({ kind, className }: { kind: Inbox["kind"]; className: string }) {
  const Icon = kind === "email" ? Mail : MessageCircle;
  return <Icon aria-hidden="true" className={className} />;
}
