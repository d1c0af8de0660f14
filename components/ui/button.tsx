import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";
import { Spinner } from "./spinner.tsx";

type Variant = "primary" | "secondary" | "quiet" | "danger";
type Size = "sm" | "md";

const VARIANTS = {
  primary: "bg-accent text-accent-ink shadow-lift hover:bg-accent-hover active:brightness-95",
  secondary:
    "border border-line-strong bg-raised text-ink shadow-lift hover:bg-hover active:bg-pressed",
  quiet: "text-muted hover:bg-hover hover:text-ink active:bg-pressed",
  danger: "bg-danger text-white shadow-lift hover:bg-danger-hover active:brightness-95",
} satisfies Record<Variant, string>;

const SIZES = {
  sm: "h-8 gap-1.5 px-2.5 text-[13px]",
  md: "h-9 gap-2 px-3.5 text-sm",
} satisfies Record<Size, string>;

function buttonClass(variant: Variant, size: Size, className?: string): string {
  return cx(
    "relative inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-control font-medium transition-colors disabled:not-data-waiting:opacity-50",
    VARIANTS[variant],
    SIZES[size],
    className,
  );
}

type Look = { variant?: Variant; size?: Size };

/** A button; while `busy` it keeps its width, shows a spinner and ignores presses. */
export function Button({
  variant = "secondary",
  size = "md",
  busy = false,
  className,
  children,
  ...rest
}: Look & { busy?: boolean } & ComponentProps<"button">) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled || busy}
      aria-busy={busy || undefined}
      className={buttonClass(variant, size, className)}
    >
      {/* Not hidden: it is the button's name. */}
      <span className={cx("inline-flex items-center gap-[inherit]", busy && "opacity-0")}>
        {children}
      </span>
      {busy && <Spinner className="absolute" />}
    </button>
  );
}

export function ButtonLink({
  variant = "secondary",
  size = "md",
  className,
  ...rest
}: Look & ComponentProps<typeof Link>) {
  return <Link {...rest} className={buttonClass(variant, size, className)} />;
}

/** A square button with only an icon; `label` is its name and its tooltip. */
export function IconButton({
  label,
  className,
  children,
  ...rest
}: { label: string; children: ReactNode } & ComponentProps<"button">) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      className={cx(
        "inline-flex size-9 shrink-0 items-center justify-center rounded-control text-muted transition-colors hover:bg-hover hover:text-ink active:bg-pressed disabled:opacity-50",
        className,
      )}
    >
      {children}
    </button>
  );
}
