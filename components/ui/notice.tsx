import { CircleAlert, CircleCheck, Info } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

const TONES = {
  info: "bg-sunken text-ink",
  warning: "bg-warning-soft text-warning-text",
  danger: "bg-danger-soft text-danger-text",
  success: "bg-success-soft text-success-text",
} as const;

const ICONS = { info: Info, warning: CircleAlert, danger: CircleAlert, success: CircleCheck };

/** A sentence that must not be missed, inside a page or form. */
export function Notice({
  tone = "info",
  children,
}: {
  tone?: keyof typeof TONES;
  children: ReactNode;
}) {
  const Icon = ICONS[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : undefined}
      className={cx("flex gap-2.5 rounded-control px-3 py-2.5 text-sm", TONES[tone])}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
