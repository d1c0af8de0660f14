import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";

import { mailPeople } from "@/lib/client/conversations/mail-people";
import { t } from "@/lib/texts/emails";
import { InlineButton } from "./inline-button.tsx";

type Props = { detail: ConversationDetail; onEdit: () => void };

/** Above a reply that is mailed: to whom, and the way to change it. */
export function RecipientsLine({ detail, onEdit }: Props) {
  const { to, cc } = mailPeople(detail);
  const names = (people: typeof to) => people.map(({ address }) => address).join(", ");
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 px-4 pt-2 text-muted text-xs [overflow-wrap:anywhere]">
      <span>{t("recipients.to")}</span>
      <bdi className="text-ink">{to.length > 0 ? names(to) : t("recipients.nobody")}</bdi>
      {cc.length > 0 && (
        <>
          <span>{t("recipients.cc")}</span>
          <bdi className="text-ink">{names(cc)}</bdi>
        </>
      )}
      <InlineButton onClick={onEdit}>{t("recipients.edit")}</InlineButton>
    </p>
  );
}
