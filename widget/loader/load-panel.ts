import type { Panel, PanelHost } from "../panel/contract.ts";

/** Where the panel script of this very build is, below `base`. Set by scripts/build-widget.ts. */
declare const PANEL_PATH: string;

type PanelModule = { createPanel: (host: PanelHost) => Panel };

/**
 * Loads the panel script. After a deployment the one that belongs to this loader is gone, and a
 * browser may remember that a module's address failed: then the newest one, by an address that
 * was never asked for.
 */
export function loadPanel(base: string): Promise<PanelModule> {
  const path = `${base}/assets/widget/panel`;
  return import(base + PANEL_PATH).catch(() => import(`${path}.js?${Date.now()}`));
}
