"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { Menu } from "@base-ui/react/menu";
import { type FocusEvent, type ReactNode, type RefObject, useRef } from "react";
import { MenuItemPart, type MenuSide } from "./menu-parts.ts";

const GAP_PX = 6;
const EDGE_PX = 8;

const PLACES = {
  "below-start": { side: "bottom", align: "start" },
  "below-end": { side: "bottom", align: "end" },
  beside: { side: "inline-end", align: "end" },
} as const satisfies Record<MenuSide, object>;

/** The open menu of a button: it is drawn while it is open only. */
export function MenuPopup({
  id,
  label,
  side,
  button,
  onClose,
  children,
}: {
  id: string;
  label: string;
  side: MenuSide;
  button: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
  children: ReactNode;
}) {
  const hadFocus = useRef(false);
  // The library gives the focus to the menu; whoever opened it with a key expects the first item to have it.
  const focusFirst = ({ currentTarget }: FocusEvent<HTMLElement>) => {
    if (hadFocus.current) return;
    hadFocus.current = true;
    currentTarget.querySelector<HTMLElement>("[role^=menuitem]")?.focus();
  };
  const change = (isOpen: boolean, { event, cancel }: Menu.Root.ChangeEventDetails) => {
    if (isOpen) return;
    // The press on the button is its own: it closes the menu by its click, which would open it again.
    const { target } = event;
    if (target instanceof Node && button.current?.contains(target)) return cancel();
    onClose();
  };
  return (
    <CSPProvider disableStyleElements>
      <Menu.Root open modal={false} onOpenChange={change}>
        <Menu.Portal>
          <Menu.Positioner
            {...PLACES[side]}
            anchor={button}
            sideOffset={GAP_PX}
            collisionPadding={EDGE_PX}
            className="z-40"
          >
            <Menu.Popup
              id={id}
              aria-label={label}
              finalFocus={button}
              onFocus={focusFirst}
              className="scroll-quiet max-h-(--available-height) min-w-48 max-w-[calc(100vw-1rem)] animate-rise rounded-card bg-raised p-1 text-ink shadow-float outline-none"
            >
              <MenuItemPart value={Menu.Item}>{children}</MenuItemPart>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </CSPProvider>
  );
}
