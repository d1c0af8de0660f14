"use client";

import { Tabs as Parts } from "@base-ui/react/tabs";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { cx } from "./cx.ts";

export type Tab = {
  id: string;
  label: string;
  content: ReactNode;
  /** What waits in this tab, in words; shown as a dot. */
  mark?: { tone: "accent" | "danger"; label: string } | null;
};

/**
 * Tabs by the ARIA pattern: arrow keys, Home and End move, and what has the focus is shown. With `value` the parent
 * decides which one is open.
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
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(initial);
  const wanted = value ?? chosen;
  const current = tabs.some((tab) => tab.id === wanted) ? wanted : tabs[0]?.id;

  useEffect(() => {
    // On a phone the tab may be beyond the edge.
    const tab = list.current?.querySelector(`[data-tab="${current}"]`);
    tab?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [current]);

  const select = (id: string) => {
    setChosen(id);
    onChange?.(id);
  };
  return (
    <Parts.Root value={current} onValueChange={select}>
      <Parts.List
        ref={list}
        activateOnFocus
        aria-label={label}
        className="flex gap-6 overflow-x-auto overflow-y-hidden [scrollbar-width:none] shadow-[inset_0_-1px_0_var(--color-line)]"
      >
        {tabs.map((tab) => (
          <Parts.Tab
            key={tab.id}
            value={tab.id}
            data-tab={tab.id}
            className="whitespace-nowrap border-transparent border-b-2 py-2.5 font-medium text-muted text-sm transition-colors hover:text-ink focus-visible:outline-offset-[-2px] data-active:border-accent data-active:text-ink"
          >
            <span>{tab.label}</span>
            {tab.mark && <Mark {...tab.mark} />}
          </Parts.Tab>
        ))}
      </Parts.List>
      {tabs.map((tab) => (
        <Parts.Panel key={tab.id} value={tab.id} className="pt-6">
          {tab.content}
        </Parts.Panel>
      ))}
    </Parts.Root>
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
