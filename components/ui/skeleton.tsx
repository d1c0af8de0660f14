import { cx } from "./cx.ts";

/** The shape of something that is on its way. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cx("block animate-breathe rounded-control bg-pressed", className)}
    />
  );
}
