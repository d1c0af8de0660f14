import type { LauncherConfig } from "../../lib/contract/widget.ts";
import type { Settings } from "../loader/configure.ts";
import type { EventName } from "../loader/events.ts";
import type { Scope } from "../loader/scope.ts";
import type { Consent, Envelope, HostToFrame } from "../protocol.ts";

/** What waits until the visitor's chat can take it. `host.send` comes from the page, unchecked. */
export type Errand = Envelope<Pick<HostToFrame, "host.send" | "host.proactive">>;

/**
 * The state of the widget in the host page: what the loader and the scripts it imports share. A
 * page that was opened before a deployment may bring an older loader than scripts: add to this,
 * and do not change what is here.
 */
export type WidgetHost = {
  settings: Settings;
  config: LauncherConfig;
  /** Undoes everything that is done to the page. */
  scope: Scope;
  root: ShadowRoot;
  /** Adds a style sheet before the inbox's own CSS. */
  adopt: (css: string) => void;
  /** Holds the launcher's button; panel and teaser go beside it. */
  box: HTMLElement;
  button: HTMLElement;
  /** What waits for the frame. The panel takes it from here. */
  errands: Errand[];
  /** What the page gave to `showProactiveMessage`, unchecked. The proactive script takes it. */
  offers: unknown[];
  /** A session to end that the page's storage no longer has. The panel takes it from here. */
  revoke: string | null;
  /** The panel changes it when the visitor agrees. */
  consent: Consent;
  /** Whether the session outlives the page. */
  persists: boolean;
  isOpen: boolean;
  /** The frame has drawn. */
  isReady: boolean;
  hasLauncher: boolean;
  unread: number;
  setOpen: (open: boolean) => void;
  /** Adds to `errands` and sees to it that they are taken. */
  run: (errand: Errand) => void;
  /** Draws the launcher: something of the state has changed. */
  paint: () => void;
  /** Tells the page. */
  emit: (name: EventName, value?: unknown) => void;
  onShow: (listener: () => void) => void;
  report: (message: string) => void;
};

export type Panel = {
  /** Loads the frame, unless it is there, and hands over the errands. */
  mount: () => void;
  /** It was opened or closed. */
  changed: () => void;
  /** The page said again who its visitor is: see `settings.options.user`. */
  userChanged: () => void;
  /** Ends the session. */
  logout: () => void;
  /** After `logout`: starts over with an empty chat. */
  reset: () => void;
};
