import type { LauncherConfig } from "../../lib/contract/widget.ts";
import type { Settings } from "../loader/configure.ts";
import type { Scope } from "../loader/scope.ts";

/**
 * What the loader and the panel script know of each other. A page that was opened before a
 * deployment may bring an older loader than panel: add to this, and do not change what is here.
 */
export type PanelHost = {
  settings: Pick<Settings, "inboxID" | "base" | "origin">;
  config: LauncherConfig;
  /** Undoes everything the panel does to the page. */
  scope: Scope;
  root: ShadowRoot;
  /** The launcher's style sheet. */
  sheet: CSSStyleSheet;
  /** Holds the launcher's button; the panel goes beside it. */
  box: HTMLElement;
  button: HTMLElement;
  isOpen: () => boolean;
  close: () => void;
  /** Draws the launcher: something that {@link Panel} tells has changed. */
  paint: () => void;
  setUnread: (count: number) => void;
  report: (level: "error" | "warn", message: string) => void;
};

export type Panel = {
  /** The frame has drawn. */
  isReady: () => boolean;
  /** Loads the frame, unless it is there. */
  mount: () => void;
  /** It was opened or closed. */
  changed: () => void;
  /** After every paint: fits the panel to what the phone's keyboard leaves visible. */
  fit: () => void;
  /** Ends the session. */
  logout: () => void;
  /** Ends a session that the page's storage no longer has. */
  revoke: (token: string) => void;
};
