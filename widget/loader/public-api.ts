type Unsubscribe = () => void;

/** `window.Linkdesk`. Calls made while the widget starts take effect as soon as it has. */
export type LinkdeskApi = {
  /** The inbox this widget belongs to; null after `destroy()`. */
  readonly inboxID: string | null;
  show: () => void;
  hide: () => void;
  toggle: () => void;
  isVisible: () => boolean;
  setUser: (jwt: string) => void;
  logout: () => void;
  hideLauncher: () => void;
  showLauncher: () => void;
  onShow: (listener: () => void) => Unsubscribe;
  onHide: (listener: () => void) => Unsubscribe;
  onUnreadCountChange: (listener: (count: number) => void) => Unsubscribe;
  /** Takes the widget off the page. The methods stay callable and do nothing. */
  destroy: () => void;
};

declare global {
  interface Window {
    LinkdeskSettings?: unknown;
    Linkdesk?: LinkdeskApi;
  }
}
