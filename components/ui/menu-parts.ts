import { type ComponentType, createContext, type ReactNode } from "react";

export type MenuSide = "below-start" | "below-end" | "beside";

type ItemProps = {
  role?: "menuitem" | "menuitemradio";
  "aria-checked"?: boolean;
  onClick: () => void;
  className: string;
  children: ReactNode;
};

/** The library's item, which an open menu brings with it: it is in no first load. */
export const MenuItemPart = createContext<ComponentType<ItemProps> | null>(null);
