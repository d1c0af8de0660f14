"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { Select as Parts } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { use } from "react";
import { cx } from "./cx.ts";
import { PopupContainer } from "./popup-container.ts";

const GAP_PX = 4;
const EDGE_PX = 8;

export type Option<T extends string = string> = { value: T; label: string };
export type OptionGroup<T extends string = string> = { label: string; items: Option<T>[] };

/**
 * One of a list, by the ARIA pattern of a select: arrow keys, Home, End and the first letters move, also while it is
 * closed letters choose. In a form it sends its value under its `name`; the first option is chosen unless another is.
 */
export function Select<T extends string>({
  name,
  options,
  value,
  defaultValue,
  onChange,
  required,
  className,
  ...trigger
}: {
  id?: string;
  name?: string;
  "aria-label"?: string;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
  options: ReadonlyArray<Option<T> | OptionGroup<T>>;
  value?: T;
  defaultValue?: T;
  onChange?: (value: T) => void;
  required?: boolean;
  className?: string;
}) {
  const container = use(PopupContainer);
  const flat = options.flatMap((one) => ("items" in one ? one.items : one));
  return (
    <CSPProvider disableStyleElements>
      <Parts.Root<T>
        name={name}
        items={flat}
        required={required}
        modal={false}
        value={value}
        defaultValue={value === undefined ? (defaultValue ?? flat[0]?.value) : undefined}
        onValueChange={(chosen) => chosen !== null && onChange?.(chosen)}
      >
        <Parts.Trigger
          {...trigger}
          className={cx(
            "flex h-10 w-full cursor-pointer select-none items-center gap-2 rounded-control border border-line-strong bg-surface ps-3 pe-2.5 text-start text-base text-ink transition-[border-color,box-shadow] hover:border-faint focus:border-accent focus:outline-none focus:ring-3 focus:ring-accent/20 aria-invalid:border-danger aria-invalid:focus:ring-danger/20 disabled:cursor-not-allowed disabled:bg-canvas disabled:text-muted disabled:hover:border-line-strong sm:text-sm",
            className,
          )}
        >
          <Parts.Value className="min-w-0 flex-1 truncate" />
          <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
        </Parts.Trigger>
        <Parts.Portal container={container ?? undefined}>
          <Parts.Positioner
            alignItemWithTrigger={false}
            sideOffset={GAP_PX}
            collisionPadding={EDGE_PX}
            className="z-40"
          >
            <Parts.Popup className="scroll-quiet max-h-[min(var(--available-height),22rem)] min-w-(--anchor-width) max-w-[calc(100vw-1rem)] animate-rise rounded-card bg-raised p-1 text-ink shadow-float outline-none">
              {options.map((one) =>
                "items" in one ? (
                  <Parts.Group key={one.label}>
                    <Parts.GroupLabel className="px-2.5 pt-2 pb-1 font-medium text-faint text-xs">
                      {one.label}
                    </Parts.GroupLabel>
                    {one.items.map((option) => (
                      <Item key={option.value} {...option} />
                    ))}
                  </Parts.Group>
                ) : (
                  <Item key={one.value} {...one} />
                ),
              )}
            </Parts.Popup>
          </Parts.Positioner>
        </Parts.Portal>
      </Parts.Root>
    </CSPProvider>
  );
}

function Item({ value, label }: Option) {
  return (
    <Parts.Item
      value={value}
      className="flex cursor-pointer select-none items-center gap-2.5 rounded-control px-2.5 py-2 text-sm outline-none data-highlighted:bg-hover"
    >
      <Parts.ItemText className="min-w-0 flex-1 truncate">{label}</Parts.ItemText>
      <Parts.ItemIndicator className="text-accent-text">
        <Check aria-hidden="true" className="size-4" />
      </Parts.ItemIndicator>
    </Parts.Item>
  );
}
