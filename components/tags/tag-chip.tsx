import type { Tag } from "@linkdesk/contract/tags.ts";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { TAG_DOTS } from "./tag-colors.ts";

/** A tag on a conversation. `children` is what removes it, where it can be removed. */
export function TagChip({
  tag,
  children,
}: {
  tag: Pick<Tag, "name" | "color">;
  children?: ReactNode;
}) {
  return (
    <span className="inline-flex h-5 min-w-0 max-w-36 items-center gap-1.5 rounded-full bg-sunken px-2 font-medium text-muted text-xs">
      <span
        aria-hidden="true"
        className={cx("size-1.5 shrink-0 rounded-full", TAG_DOTS[tag.color])}
      />
      <bdi className="truncate">{tag.name}</bdi>
      {children}
    </span>
  );
}
