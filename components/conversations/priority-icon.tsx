import type { Priority } from "@linkdesk/contract/conversations.ts";
import { ChevronDown, ChevronsUp, ChevronUp, Equal, type LucideIcon } from "lucide-react";
import { cx } from "@/components/ui/cx";

const LOOKS = {
  urgent: [ChevronsUp, "text-danger-text"],
  high: [ChevronUp, "text-warning-text"],
  medium: [Equal, "text-muted"],
  low: [ChevronDown, "text-faint"],
} as const satisfies Record<Priority, readonly [LucideIcon, string]>;

/** Shape and colour say the same, so that neither is needed alone. */
export function PriorityIcon({ priority }: { priority: Priority }) {
  const [Icon, tone] = LOOKS[priority];
  return <Icon aria-hidden="true" strokeWidth={2.4} className={cx("size-4 shrink-0", tone)} />;
}
