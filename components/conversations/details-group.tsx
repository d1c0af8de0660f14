"use client";

import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { ChevronRight } from "lucide-react";
import { type KeyboardEvent, type ReactNode, use, useId } from "react";
import { cx } from "@/components/ui/cx";
import { t } from "@/lib/texts/details";
import { PanelPlace } from "./panels.tsx";

/**
 * A part of the details pane under a heading, which opens and closes it. In the pane, parts are moved by dragging the
 * heading, or with Alt and the arrow keys; how the member leaves them is kept in the browser.
 */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  const panel = use(PanelPlace);
  const id = useId();
  const isOpen = panel?.isOpen ?? true;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || isComposing(event.nativeEvent)) return;
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (by === 0) return;
    event.preventDefault();
    panel?.move(by);
  };
  return (
    <section aria-labelledby={`${id}-title`} className="border-line border-t pt-5">
      <h2 id={`${id}-title`} className={cx("font-semibold text-[13px]", isOpen && "mb-3")}>
        {panel ? (
          <button
            type="button"
            draggable
            aria-expanded={isOpen}
            aria-controls={id}
            // Its own key waits for the panel to be open.
            aria-keyshortcuts={panel.id === "tags" && !isOpen ? "t" : undefined}
            aria-describedby="panel-keys"
            title={t("panels.hint")}
            data-panel={panel.id}
            onClick={panel.toggle}
            onKeyDown={onKeyDown}
            onDragStart={panel.dragStart}
            className="-mx-1 flex w-full items-center gap-1 rounded-control px-1 text-start hover:text-accent-text"
          >
            <span className="flex-1">{title}</span>
            <ChevronRight
              aria-hidden="true"
              className={cx(
                "size-3.5 text-faint transition-transform",
                isOpen ? "rotate-90" : "rtl:-scale-x-100",
              )}
            />
          </button>
        ) : (
          title
        )}
      </h2>
      {isOpen && (
        <div id={id} className="space-y-2.5">
          {children}
        </div>
      )}
    </section>
  );
}

/** A part of a group, under a heading of its own. */
export function Subgroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="pt-2">
      <h3 className="mb-2 font-medium text-[13px] text-muted">{title}</h3>
      <div className="space-y-2.5">{children}</div>
    </div>
  );
}

export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <dl className="flex gap-3 text-[13px]">
      <dt className="w-24 shrink-0 text-muted">{label}</dt>
      <dd className="min-w-0 flex-1">{children}</dd>
    </dl>
  );
}
