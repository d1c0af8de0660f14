import type { ComponentProps } from "react";
import { cx } from "./cx.ts";

/** 16px on phones: smaller text makes iOS zoom into the field. */
const CONTROL =
  "w-full rounded-control border border-line-strong bg-surface px-3 text-base text-ink transition-[border-color,box-shadow] hover:border-faint focus:border-accent focus:outline-none focus:ring-3 focus:ring-accent/20 disabled:bg-canvas disabled:text-muted disabled:hover:border-line-strong read-only:bg-canvas aria-invalid:border-danger aria-invalid:focus:ring-danger/20 sm:text-sm";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={cx(CONTROL, "h-10", className)} />;
}

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea {...rest} className={cx(CONTROL, "min-h-20 py-2 leading-relaxed", className)} />;
}
