import type { PageMessage, PageUser } from "@linkdesk/contract/page-options.ts";

type Unsubscribe = () => void;

/**
 * `window.Linkdesk`, and `window.Libredesk` for sites that come from there. Calls made while the
 * widget starts take effect as soon as it has. `linktor('…')` calls these methods by name, `open`
 * and `close` being `show` and `hide`.
 */
export type LinkdeskApi = {
  /** The inbox this widget belongs to; null after `destroy()`. */
  readonly inboxID: string | null;
  show: () => void;
  hide: () => void;
  toggle: () => void;
  isVisible: () => boolean;
  /** Says who the visitor is: a token that the website's server has signed. */
  setUser: (jwt: string) => void;
  logout: () => void;
  /** Sends in the visitor's name, without opening the chat. */
  sendMessage: (message: { text: string }) => void;
  /** What the page says about its visitor: a claim that replaces what it said before. */
  updateUser: (user: PageUser) => void;
  /** Offers help beside the launcher, after `delay` milliseconds. */
  showProactiveMessage: (offer: { text: string; delay?: number }) => void;
  /** Logs out and starts over with an empty chat; what the page said of its visitor is forgotten. */
  reset: () => void;
  hideLauncher: () => void;
  showLauncher: () => void;
  onReady: (listener: () => void) => Unsubscribe;
  onShow: (listener: () => void) => Unsubscribe;
  onHide: (listener: () => void) => Unsubscribe;
  /** A message of the other side arrived. */
  onMessage: (listener: (message: PageMessage) => void) => Unsubscribe;
  /** The token is not accepted, or no more: get a fresh one and call `setUser`. */
  onIdentityRequired: (listener: () => void) => Unsubscribe;
  onUnreadCountChange: (listener: (count: number) => void) => Unsubscribe;
  /** Takes the widget off the page. The methods stay callable and do nothing. */
  destroy: () => void;
};

declare global {
  interface Window {
    LinkdeskSettings?: unknown;
    LibredeskSettings?: unknown;
    Linkdesk?: LinkdeskApi;
    Libredesk?: LinkdeskApi;
    /** The name of the command function, as the snippet sets it. */
    LinktorObject?: string;
  }
}
