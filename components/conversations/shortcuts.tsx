"use client";

import { isComposing } from "@linkdesk/chat/is-composing.ts";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { isTyping } from "@/lib/client/is-typing";

/** Read now and then, so that it is not in the first load. */
const ShortcutsDialog = dynamic(
  () => import("./shortcuts-dialog.tsx").then((module) => module.ShortcutsDialog),
  { ssr: false },
);

/** Heard by {@link Shortcuts}. */
const OPEN = "linkdesk:shortcuts";

/** Opens the list of all keys. */
export function openShortcuts(): void {
  window.dispatchEvent(new Event(OPEN));
}

/** The list of all keys, which "?" opens where nothing is being typed. */
export function Shortcuts() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isComposing(event) || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.key !== "?" || isTyping(event.target)) return;
      if (document.querySelector("dialog[open]")) return;
      event.preventDefault();
      setOpen(true);
    };
    const open = () => setOpen(true);
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener(OPEN, open);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener(OPEN, open);
    };
  }, []);
  return isOpen && <ShortcutsDialog onClose={() => setOpen(false)} />;
}
