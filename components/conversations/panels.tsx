"use client";

import { createContext, type DragEvent, type ReactNode, useState } from "react";
import {
  movePanel,
  orderPanels,
  type Panels as PanelState,
  readPanels,
  savePanels,
} from "@/lib/client/conversations/panels";
import { t } from "@/lib/texts/details";

/** What a group in the details pane knows of its place there. */
export const PanelPlace = createContext<{
  id: string;
  isOpen: boolean;
  toggle: () => void;
  /** By so many places: -1 is up. */
  move: (by: number) => void;
  dragStart: (event: DragEvent) => void;
} | null>(null);

const DRAGGED = "application/x-linkdesk-panel";

/**
 * The parts of the details pane in the member's own order, each open or closed as they left it. `panels` is in the
 * order of a new member; `closed` names those that are closed until somebody opens them.
 */
export function Panels({
  panels,
  closed,
}: {
  panels: Readonly<Record<string, ReactNode>>;
  closed: readonly string[];
}) {
  const [state, setState] = useState<PanelState>(readPanels);
  const ids = orderPanels(Object.keys(panels), state.order);
  const keep = (next: PanelState) => {
    setState(next);
    savePanels(next);
  };
  const isOpen = (id: string) => state.open[id] ?? !closed.includes(id);
  const move = (id: string, to: number) => {
    keep({ ...state, order: movePanel(ids, id, to) });
    // React moves the element, and the browser takes the focus from what is moved.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-panel="${id}"]`)?.focus(),
    );
  };
  const drop = (event: DragEvent, at: number) => {
    const id = event.dataTransfer.getData(DRAGGED);
    if (!ids.includes(id)) return;
    event.preventDefault();
    keep({ ...state, order: movePanel(ids, id, at) });
  };
  return (
    <>
      <p id="panel-keys" hidden>
        {t("panels.hint")}
      </p>
      {ids.map((id, index) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop; keys move panels too
        <div
          key={id}
          onDragOver={(event) => {
            if (event.dataTransfer.types.includes(DRAGGED)) event.preventDefault();
          }}
          onDrop={(event) => drop(event, index)}
          className="empty:hidden"
        >
          <PanelPlace
            value={{
              id,
              isOpen: isOpen(id),
              toggle: () => keep({ ...state, open: { ...state.open, [id]: !isOpen(id) } }),
              move: (by) => move(id, index + by),
              dragStart: (event) => {
                event.dataTransfer.setData(DRAGGED, id);
                event.dataTransfer.effectAllowed = "move";
              },
            }}
          >
            {panels[id]}
          </PanelPlace>
        </div>
      ))}
    </>
  );
}
