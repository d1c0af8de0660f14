import type { ContactSummary } from "@linkdesk/contract/conversations.ts";
import { Avatar } from "@/components/ui/avatar";
import { foreignPicture } from "@/lib/client/foreign-picture";
import { t } from "@/lib/texts/conversations";

/** Three dots while the visitor writes. */
export function TypingIndicator({ contact }: { contact: ContactSummary }) {
  return (
    <div role="status" className="mt-4 flex animate-rise items-end gap-2.5">
      <Avatar
        name={contact.name}
        seed={contact.id}
        src={foreignPicture(contact.avatarUrl)}
        size="sm"
      />
      <span className="flex h-10 items-center gap-1 rounded-bubble rounded-es-md bg-sunken px-4 text-muted">
        <span className="size-1.5 animate-typing rounded-full bg-current" />
        <span className="size-1.5 animate-typing rounded-full bg-current [animation-delay:150ms]" />
        <span className="size-1.5 animate-typing rounded-full bg-current [animation-delay:300ms]" />
        <span className="sr-only">{t("typing", { name: contact.name })}</span>
      </span>
    </div>
  );
}
