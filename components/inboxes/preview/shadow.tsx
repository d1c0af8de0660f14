"use client";

import { readableCss } from "@linkdesk/contract/readable-css.ts";
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";

/**
 * Draws in a shadow root, where only these style sheets count: the website's own CSS can be shown
 * without reaching the dashboard. Rules for `:host` are held in by the wrapper's containment.
 */
export function Shadow({ sheets, children }: { sheets: readonly string[]; children: ReactNode }) {
  const host = useRef<HTMLDivElement>(null);
  const attached = useRef<ShadowRoot | null>(null);
  const [root, setRoot] = useState<ShadowRoot | null>(null);
  const text = sheets.join("\n/**/\n");
  useLayoutEffect(() => {
    if (!host.current) return;
    attached.current ??= host.current.attachShadow({ mode: "open" });
    setRoot(attached.current);
  }, []);
  const parsed = useMemo(() => {
    if (!root) return [];
    return text.split("\n/**/\n").map((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      return sheet;
    });
  }, [root, text]);
  // After every drawing: other parts may be on screen.
  useLayoutEffect(() => {
    if (!root) return;
    root.adoptedStyleSheets = parsed;
    const [own, ...custom] = parsed;
    if (!own || custom.length === 0) return;
    // As in the chat: text stays readable on whatever the website's CSS puts behind it.
    const readable = new CSSStyleSheet();
    readable.replaceSync(readableCss((name) => [...root.querySelectorAll(`.${name}`)], window));
    root.adoptedStyleSheets = [own, readable, ...custom];
  });
  return (
    <div className="h-full w-full overflow-hidden [contain:strict]">
      <div ref={host} className="h-full w-full" />
      {root && createPortal(children, root)}
    </div>
  );
}
