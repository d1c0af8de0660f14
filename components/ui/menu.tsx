"use client";

import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { Check } from "lucide-react";
import { type ComponentProps, type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { cx } from "./cx.ts";

const GAP_PX = 6;
const EDGE_PX = 8;

/** Beside its button, inside the window; above when there is no room below. */
function place(menu: HTMLElement, button: HTMLElement, side: Side): void {
  const anchor = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const within = (value: number, size: number, room: number) =>
    Math.max(EDGE_PX, Math.min(value, room - size - EDGE_PX));
  const below = anchor.bottom + GAP_PX;
  const above = anchor.top - GAP_PX - height;
  const fitsBelow = below + height + EDGE_PX <= window.innerHeight;
  const top = side === "beside" ? anchor.bottom - height : fitsBelow ? below : above;
  const isRtl = getComputedStyle(button).direction === "rtl";
  const alignEnd = (side === "below-end") !== isRtl;
  const left =
    side === "beside"
      ? isRtl
        ? anchor.left - width - GAP_PX
        : anchor.right + GAP_PX
      : alignEnd
        ? anchor.right - width
        : anchor.left;
  menu.style.top = `${within(top, height, window.innerHeight)}px`;
  menu.style.left = `${within(left, width, window.innerWidth)}px`;
}

type Side = "below-start" | "below-end" | "beside";

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (isComposing(event.nativeEvent)) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role^=menuitem]")];
  const index = items.indexOf(document.activeElement as HTMLElement);
  const target = {
    ArrowDown: (index + 1) % items.length,
    ArrowUp: (index - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  items[target]?.focus();
}

/** A button that opens a menu (popover API: closes on Escape and on a press elsewhere). */
export function Menu({
  button,
  label,
  side = "below-end",
  children,
  className,
  ...rest
}: {
  button: ReactNode;
  label: string;
  side?: Side;
  children: ReactNode;
} & Omit<ComponentProps<"button">, "children">) {
  const id = useId();
  const buttonRef = useRef<HTMLButtonElement>(null);
  const menuRef = useRef<HTMLDivElement>(null);
  return (
    <>
      <button
        {...rest}
        ref={buttonRef}
        type="button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-label={label}
        title={label}
        className={className}
      >
        {button}
      </button>
      <div
        ref={menuRef}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={moveFocus}
        onClick={() => menuRef.current?.hidePopover()}
        onToggle={(event) => {
          const menu = menuRef.current;
          if (event.newState !== "open" || !menu || !buttonRef.current) return;
          place(menu, buttonRef.current, side);
          menu.querySelector<HTMLElement>("[role^=menuitem]")?.focus();
        }}
        className="fixed min-w-48 max-w-[calc(100vw-1rem)] animate-rise rounded-card bg-raised p-1 text-ink shadow-float"
      >
        {children}
      </div>
    </>
  );
}

const ITEM =
  "flex w-full items-center gap-2.5 rounded-control px-2.5 py-2 text-start text-sm transition-colors hover:bg-hover focus-visible:bg-hover focus-visible:outline-none";

export function MenuItem({
  icon,
  tone = "neutral",
  children,
  onSelect,
}: {
  icon?: ReactNode;
  tone?: "neutral" | "danger";
  children: ReactNode;
  onSelect: () => void;
}) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      onClick={onSelect}
      className={cx(ITEM, tone === "danger" && "text-danger-text")}
    >
      {icon && <span className="text-muted [&>svg]:size-4">{icon}</span>}
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </button>
  );
}

export function MenuChoice({
  checked,
  children,
  onSelect,
}: {
  checked: boolean;
  children: ReactNode;
  onSelect: () => void;
}) {
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={checked}
      tabIndex={-1}
      onClick={onSelect}
      className={ITEM}
    >
      <span className="min-w-0 flex-1 truncate">{children}</span>
      <Check
        aria-hidden="true"
        className={cx("size-4 text-accent-text", !checked && "invisible")}
      />
    </button>
  );
}

export function MenuHeading({ children }: { children: ReactNode }) {
  return <p className="px-2.5 pt-2 pb-1 font-medium text-faint text-xs">{children}</p>;
}

export function MenuDivider() {
  return <hr className="-mx-1 my-1 border-line" />;
}
