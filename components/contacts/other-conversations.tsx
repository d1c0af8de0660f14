"use client";

import { Group } from "@/components/conversations/details-group";
import { ShallowLink } from "@/components/conversations/shallow-link";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { conversationsOf, useOtherConversations } from "@/lib/client/contacts/use-contacts";
import { t as conversations } from "@/lib/texts/conversations";
import { t as desk } from "@/lib/texts/desk";
import { t } from "@/lib/texts/details";

/** The newest other conversations with the contact. */
export function OtherConversations({
  contactId,
  conversationId,
}: {
  contactId: string;
  conversationId: string;
}) {
  const { data } = useOtherConversations(contactId);
  const others = data?.items.filter(({ id }) => id !== conversationId) ?? [];
  if (others.length === 0) return null;
  const all = encodeURIComponent(JSON.stringify(conversationsOf(contactId)));
  return (
    <Group title={t("earlier.title")}>
      <ul className="-mx-2 space-y-0.5">
        {others.map((one) => (
          <li key={one.id}>
            <ShallowLink
              href={`/conversations/${one.id}`}
              className="block rounded-control px-2 py-1.5 hover:bg-hover"
            >
              <span className="flex items-baseline gap-2 text-xs">
                <span className="min-w-0 flex-1 truncate text-muted">{one.inbox.name}</span>
                {one.status === "resolved" && (
                  <Badge tone="success">{conversations("resolve.badge")}</Badge>
                )}
                {one.status === "snoozed" && <Badge tone="accent">{desk("snooze.badge")}</Badge>}
                <RelativeTime iso={one.lastMessageAt} style="short" className="text-faint" />
              </span>
              <bdi className="block truncate text-[13px]">{one.preview || t("earlier.empty")}</bdi>
            </ShallowLink>
          </li>
        ))}
      </ul>
      {data?.nextCursor && (
        <ShallowLink
          href={`/conversations?filter=${all}`}
          className="text-accent-text text-[13px] underline underline-offset-2"
        >
          {t("earlier.more")}
        </ShallowLink>
      )}
    </Group>
  );
}
