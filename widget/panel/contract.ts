import type { LauncherConfig } from "@linkdesk/contract/widget.ts";
import type { Settings } from "../loader/configure.ts";
import type { EventName } from "../loader/events.ts";
import type { Scope } from "../loader/scope.ts";
import type { Consent, Envelope, HostToFrame } from "../protocol.ts";

/** A command for the frame. The data of `host.send` comes from the page, unchecked. */
export type Command = Envelope<Pick<HostToFrame, "host.send" | "host.proactive">>;

/**
 * The state of the widget in the host page: what the loader and the scripts it imports share. A
 * page that was opened before a deployment, or has the loader in its cache, combines an older loader
 * with newer scripts: add fields, and keep reading those of the previous release under their old
 * names. `tests/e2e/previous-release.spec.ts` tries it.
 */
export type WidgetHost = WidgetState & {
  config: LauncherConfig;
  root: ShadowRoot;
  /** Adds a style sheet before the inbox's own CSS. */
  adopt: (css: string) => void;
  /** Holds the launcher's button; panel and teaser go beside it. */
  box: HTMLElement;
  button: HTMLElement;
  /** The panel changes it when the visitor agrees. */
  consent: Consent;
  /** Whether the session outlives the page. */
  persists: boolean;
};

/** What there is of it before the configuration has arrived and the launcher is drawn. */
export type WidgetState = {
  settings: Settings;
  /** Undoes everything that is done to the page. */
  scope: Scope;
  /** Commands that wait until the frame can run them. The panel removes them. */
  pendingCommands: Command[];
  /** The same, in the previous release. */
  errands?: Command[];
  /** The arguments of `showProactiveMessage`, unchecked. The proactive script removes them. */
  offers: unknown[];
  /** A token to revoke that is no longer in the page's storage. The panel removes it. */
  revoke: string | null;
  isOpen: boolean;
  /** The frame has drawn. */
  isReady: boolean;
  hasLauncher: boolean;
  unread: number;
  setOpen: (open: boolean) => void;
  /** Adds a command to `pendingCommands` and loads what runs it. */
  run: (command: Command) => void;
  /** Draws the launcher after a change of the state. */
  paint: () => void;
  /** Calls the page's listeners. */
  emit: (name: EventName, value?: unknown) => void;
  onShow: (listener: () => void) => void;
  report: (message: string) => void;
};

export type Panel = {
  /** Loads the frame if it is not loaded, and runs the pending commands. */
  mount: () => void;
  /** Call after the chat was opened or closed. */
  changed: () => void;
  /** Call after the page changed `settings.options.user` or `userJWT`. */
  userChanged: () => void;
  /** Ends the session. */
  logout: () => void;
  /** Starts over with an empty chat. Call `logout` first. */
  reset: () => void;
};
