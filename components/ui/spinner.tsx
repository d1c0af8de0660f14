import { cx } from "./cx.ts";

/** A quiet turning ring. Say in words nearby what is being waited for. */
export function Spinner({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "inline-block size-4 animate-spin rounded-full border-2 border-current border-e-transparent opacity-70",
        className,
      )}
    />
  );
}
