import type { Webhook } from "@linkdesk/contract/webhooks.ts";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { t } from "@/lib/texts/webhooks";

/** A webhook in the list. */
export function WebhookRow({ webhook }: { webhook: Webhook }) {
  const { id, url, description, events, inbox } = webhook;
  const count = t("row.events", { count: events.length });
  return (
    <li>
      <Link
        href={`/settings/webhooks/${id}`}
        className="flex items-center gap-3 rounded-control py-3 hover:bg-hover"
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium text-sm" dir="auto">
            {description || url}
          </span>
          <span className="block truncate text-[13px] text-muted">
            {[description && url, count, inbox?.name].filter(Boolean).join(" · ")}
          </span>
        </span>
        <WebhookBadge webhook={webhook} />
        <ChevronRight aria-hidden="true" className="size-4 text-faint rtl:-scale-x-100" />
      </Link>
    </li>
  );
}

/** Whether it is on, and whether what it is told arrives. */
export function WebhookBadge({ webhook }: { webhook: Webhook }) {
  if (!webhook.enabled) return <Badge tone="warning">{t("badge.off")}</Badge>;
  if (webhook.failingSince) return <Badge tone="warning">{t("badge.failing")}</Badge>;
  return <Badge tone="success">{t("badge.on")}</Badge>;
}
