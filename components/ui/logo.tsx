import { cx } from "./cx.ts";

/** The mark: a speech bubble with a link's two dots. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cx("size-8", className)}>
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <path
        d="M16 7.5c-5 0-9 3.4-9 7.8 0 2.5 1.3 4.7 3.4 6.1l-.6 3.1 3.7-1.7c.8.2 1.6.3 2.5.3 5 0 9-3.4 9-7.8s-4-7.8-9-7.8Z"
        fill="#fff"
      />
      <circle cx="12.4" cy="15.3" r="1.7" className="fill-accent" />
      <circle cx="19.6" cy="15.3" r="1.7" className="fill-accent" />
      <path d="M12.4 15.3h7.2" className="stroke-accent" strokeWidth="1.4" />
    </svg>
  );
}
