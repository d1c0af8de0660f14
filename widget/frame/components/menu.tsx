import { useRef, useState } from "preact/hooks";
import type { ChatState } from "../chat-state.ts";
import { useEnvironment } from "../context.ts";
import { lazy } from "../lazy.ts";
import { type MenuShown, menuItems } from "../menu-items.ts";
import { MenuIcon } from "./icons.tsx";

const useMenuView = lazy(() => import("./menu-view.tsx"));

/** The button of the menu, where there is something to do. What it opens is loaded then and not before. */
export function Menu({ state }: { state: ChatState }) {
  const { chat, words } = useEnvironment();
  const [shown, show] = useState<MenuShown>("nothing");
  const button = useRef<HTMLButtonElement>(null);
  const view = useMenuView(shown !== "nothing");
  const items = menuItems(state, chat.settings);
  if (items.length === 0) return null;
  return (
    <div class="menu">
      <button
        ref={button}
        type="button"
        class="icon-button"
        aria-label={words.menu}
        aria-haspopup="menu"
        aria-expanded={shown === "list"}
        onClick={() => show(shown === "list" ? "nothing" : "list")}
      >
        <MenuIcon />
      </button>
      {view && <view.MenuView {...{ state, items, shown, show, button }} />}
    </div>
  );
}
