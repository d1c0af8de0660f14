/** Where the scripts of this very build are, below `base`. Set by scripts/build-widget.ts. */
declare const PANEL_PATH: string;
declare const PROACTIVE_PATH: string;

/**
 * Loads a script of this build. After a deployment it may be gone; then the newest one is loaded, by a
 * new address, because a browser may remember that a module's address has failed.
 */
const load = (base: string, path: string) =>
  import(base + path).catch(() => import(`${base}${path.replace(/-\w+\./, ".")}?${Date.now()}`));

export const loadPanel = (base: string): Promise<typeof import("../panel/main.ts")> =>
  load(base, PANEL_PATH);

export const loadProactive = (base: string): Promise<typeof import("../proactive/main.ts")> =>
  load(base, PROACTIVE_PATH);
