"use client";

import { isComposing } from "@linkdesk/chat/is-composing.ts";
import dynamic from "next/dynamic";
import { useEffect, useSyncExternalStore } from "react";
import { isTyping } from "@/lib/client/is-typing";
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

const isK = ({ key, shiftKey }: KeyboardEvent) => key.toLowerCase() === "k" && !shiftKey;

/** The search dialog with its keys: ⌘K and Ctrl+K everywhere, and "/" where nothing is being typed. */
export function Search() {
  const { subscribe, read, closed } = searchDialogState;
  const isOpen = useSyncExternalStore(subscribe, read, closed);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isComposing(event) || event.altKey) return;
      const isCommand = event.metaKey || event.ctrlKey;
      // Some keyboards have the slash above a number, with Shift.
      const isAsked = isCommand ? isK(event) : event.key === "/";
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
