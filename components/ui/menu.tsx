"use client";

import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { Check } from "lucide-react";
import {
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  use,
  useId,
  useRef,
  useState,
} from "react";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/ui";
import { cx } from "./cx.ts";
import { MenuItemPart, type MenuSide } from "./menu-parts.ts";

let popup: typeof import("./menu-popup.tsx") | undefined;

/** What opens is in no first load: it is loaded when the pointer or the focus comes to the button. */
async function loadPopup(): Promise<void> {
  popup ??= await import("./menu-popup.tsx");
}

/** Without it nothing is lost yet: opening tries again, and says when that fails. */
const preloadPopup = () => void loadPopup().catch(() => undefined);

/**
 * A button that opens a menu, by the ARIA pattern: arrow keys, Home, End and the first letters move, Escape and a
 * press elsewhere close it, and the focus returns to the button.
 */
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
  side?: MenuSide;
  children: ReactNode;
} & Omit<ComponentProps<"button">, "children">) {
  const id = useId();
  const buttonRef = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const show = () =>
    loadPopup().then(
      () => setOpen(true),
      () => showToast({ tone: "danger", text: t("errors.offline") }),
    );
  const onKeyDown = (event: KeyboardEvent) => {
    const isArrow = event.key === "ArrowDown" || event.key === "ArrowUp";
    if (!isArrow || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    void show();
  };
  return (
    <>
      <button
        {...rest}
        ref={buttonRef}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={label}
        title={label}
        onPointerEnter={preloadPopup}
        onFocus={preloadPopup}
        onClick={() => (open ? setOpen(false) : void show())}
        onKeyDown={onKeyDown}
        className={className}
      >
        {button}
      </button>
      {open && popup && (
        <popup.MenuPopup
          id={id}
          label={label}
          side={side}
          button={buttonRef}
          onClose={() => setOpen(false)}
        >
          {children}
        </popup.MenuPopup>
      )}
    </>
  );
}

const ITEM =
  "flex w-full cursor-pointer select-none items-center gap-2.5 rounded-control px-2.5 py-2 text-start text-sm outline-none transition-colors data-highlighted:bg-hover";

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
  const Item = use(MenuItemPart);
  return (
    Item && (
      <Item onClick={onSelect} className={cx(ITEM, tone === "danger" && "text-danger-text")}>
        {icon && <span className="text-muted [&>svg]:size-4">{icon}</span>}
        <span className="min-w-0 flex-1 truncate">{children}</span>
      </Item>
    )
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
  const Item = use(MenuItemPart);
  return (
    Item && (
      <Item role="menuitemradio" aria-checked={checked} onClick={onSelect} className={ITEM}>
        <span className="min-w-0 flex-1 truncate">{children}</span>
        <Check
          aria-hidden="true"
          className={cx("size-4 text-accent-text", !checked && "invisible")}
        />
      </Item>
    )
  );
}

export function MenuHeading({ children }: { children: ReactNode }) {
  return <p className="px-2.5 pt-2 pb-1 font-medium text-faint text-xs">{children}</p>;
}

export function MenuDivider() {
  return <hr className="-mx-1 my-1 border-line" />;
}
