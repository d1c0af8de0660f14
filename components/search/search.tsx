"use client";

import { isComposing } from "@linkdesk/chat/is-composing.ts";
import dynamic from "next/dynamic";
import { useEffect, useSyncExternalStore } from "react";
import {
  closeSearch,
  openSearch,
  searchDialogState,
} from "@/lib/client/search/search-dialog-state";

/** Opened now and then, so that it is not in the first load. */
const SearchDialog = dynamic(
  () => import("./search-dialog.tsx").then((module) => module.SearchDialog),
  { ssr: false },
);

/** The search dialog with its keys: ⌘K and Ctrl+K everywhere, and "/" where nothing is being typed. */
export function Search() {
  const { subscribe, read, closed } = searchDialogState;
  const isOpen = useSyncExternalStore(subscribe, read, closed);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isComposing(event) || event.altKey || event.shiftKey) return;
      const isCommand = event.metaKey || event.ctrlKey;
      const isAsked = isCommand ? event.key.toLowerCase() === "k" : event.key === "/";
      // Another dialog that is open has to be finished first.
      if (!isAsked || document.querySelector("dialog[open]")) return;
      if (!isCommand && isTyping(event.target)) return;
      event.preventDefault();
      openSearch();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
  return isOpen && <SearchDialog onClose={closeSearch} />;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select, [popover]") !== null)
  );
}
