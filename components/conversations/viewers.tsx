"use client";

import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { useViewers } from "@/lib/client/shell/use-viewers";
import { t } from "@/lib/texts/desk";

const MAX_FACES = 3;

/** The colleagues who have a conversation open now; a ring says that one of them writes a reply. */
export function Viewers({ conversationId }: { conversationId: string }) {
  const viewers = useViewers(conversationId);
  if (viewers.length === 0) return null;
  return (
    <span className="flex shrink-0 -space-x-1">
      {viewers.slice(0, MAX_FACES).map(({ id, name, isWriting }) => {
        const text = t(isWriting ? "viewers.writing" : "viewers.looking", { name });
        return (
          <span
            key={id}
            title={text}
            className={cx(
              "flex rounded-full ring-2",
              isWriting ? "ring-accent" : "ring-line-strong",
            )}
          >
            <Avatar name={name} seed={id} size="xs" />
            <span className="sr-only">{text}</span>
          </span>
        );
      })}
    </span>
  );
}
