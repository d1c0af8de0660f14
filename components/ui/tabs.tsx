"use client";

import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { cx } from "./cx.ts";

export type Tab = {
  id: string;
  label: string;
  content: ReactNode;
  /** What waits in this tab, in words; shown as a dot. */
  mark?: { tone: "accent" | "danger"; label: string } | null;
};

/**
 * Tabs by the ARIA pattern: arrow keys move, only the current tab is in the tab order. With `value`
 * the parent decides which one is open.
 */
export function Tabs({
  tabs,
  initial,
  value,
  label,
  onChange,
}: {
  tabs: readonly Tab[];
  initial?: string;
  value?: string;
  label: string;
  onChange?: (id: string) => void;
}) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(initial);
  const wanted = value ?? chosen;
  const current = tabs.some((tab) => tab.id === wanted) ? wanted : tabs[0]?.id;

  useEffect(() => {
    // On a phone the tab may be beyond the edge.
    const tab = list.current?.querySelector(`[id="${base}-${current}"]`);
    tab?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [base, current]);

  const select = (id: string) => {
    setChosen(id);
    onChange?.(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const index = tabs.findIndex((tab) => tab.id === current);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (index + step + tabs.length) % tabs.length;
    const tab = tabs[next];
    if (!tab) return;
    select(tab.id);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };

  return (
    <>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={onKeyDown}
        className="flex gap-6 overflow-x-auto overflow-y-hidden [scrollbar-width:none] shadow-[inset_0_-1px_0_var(--color-line)]"
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${base}-${tab.id}`}
            aria-selected={tab.id === current}
            aria-controls={`${base}-panel`}
            tabIndex={tab.id === current ? 0 : -1}
            onClick={() => select(tab.id)}
            className={cx(
              "whitespace-nowrap border-b-2 py-2.5 font-medium text-sm transition-colors focus-visible:outline-offset-[-2px]",
              tab.id === current
                ? "border-accent text-ink"
                : "border-transparent text-muted hover:text-ink",
            )}
          >
            <span>{tab.label}</span>
            {tab.mark && <Mark {...tab.mark} />}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${base}-panel`}
        aria-labelledby={`${base}-${current}`}
        className="pt-6"
      >
        {tabs.find((tab) => tab.id === current)?.content}
      </div>
    </>
  );
}

function Mark({ tone, label }: NonNullable<Tab["mark"]>) {
  return (
    <span
      className={cx(
        "ms-1.5 inline-block size-2 rounded-full align-middle",
        tone === "danger" ? "bg-danger" : "bg-accent",
      )}
    >
      <span className="sr-only">{`, ${label}`}</span>
    </span>
  );
}
