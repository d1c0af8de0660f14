import { ArrowUp } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { t } from "@/lib/texts/desk";

/** What stands above the first unread message. */
export const UNREAD_DIVIDER = "data-unread";

/**
 * A button that leads to the first message that was unread when the conversation was opened, until that has been on
 * screen. `isLoaded`: it is among the messages that are drawn.
 */
export function JumpToUnread({
  viewport,
  isLoaded,
  count,
  onJump,
}: {
  viewport: RefObject<HTMLDivElement | null>;
  isLoaded: boolean;
  count: number;
  onJump: () => void;
}) {
  const [place, setPlace] = useState<"unknown" | "above" | "seen">("unknown");
  useEffect(() => {
    if (!isLoaded) return setPlace((before) => (before === "seen" ? before : "above"));
    const divider = viewport.current?.querySelector(`[${UNREAD_DIVIDER}]`);
    if (!divider) return;
    const observer = new IntersectionObserver(
      (entries) => {
        const isSeen = entries.some((entry) => entry.isIntersecting);
        setPlace((before) => (isSeen || before === "seen" ? "seen" : "above"));
      },
      { root: viewport.current },
    );
    observer.observe(divider);
    return () => observer.disconnect();
  }, [isLoaded, viewport]);
  if (place !== "above") return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 top-3 flex justify-center">
      <button
        type="button"
        aria-keyshortcuts="n"
        onClick={onJump}
        className="pointer-events-auto flex h-9 animate-rise items-center gap-2 rounded-full bg-accent px-4 font-medium text-[13px] text-accent-ink shadow-float transition-colors hover:bg-accent-hover"
      >
        <ArrowUp aria-hidden="true" className="size-4" />
        {t("unread.jump", { count })}
      </button>
    </div>
  );
}
