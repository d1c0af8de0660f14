// One interface over the browsers that Playwright does not drive here: what a person does with a
// pointer and keys, and a look inside by script.

declare global {
  interface Window {
    /** Of the host pages with open shadow roots: see host-site/pages/open-shadow.js. */
    findChatFrame?: () => HTMLIFrameElement | null;
    pageErrors?: string[];
  }
}

/** A function for the page. It is sent as text: it sees its arguments and the page, nothing else. */
// biome-ignore lint/suspicious/noExplicitAny: arguments are whatever JSON can carry
export type InPage<Result> = (...args: any[]) => Result | Promise<Result>;

export type Tab = {
  goto: (url: string) => Promise<void>;
  reload: () => Promise<void>;
  back: () => Promise<void>;
  /** Runs in the page itself. */
  evaluate: <Result>(run: InPage<Result>, ...args: unknown[]) => Promise<Result>;
  /** Runs in the chat's frame; rejects while there is none. */
  inChat: <Result>(run: InPage<Result>, ...args: unknown[]) => Promise<Result>;
  /** A real pointer, in CSS pixels of the page's viewport. */
  click: (x: number, y: number) => Promise<void>;
  /** Real keys to whatever has the focus. */
  type: (text: string) => Promise<void>;
  press: (key: "Enter" | "Escape" | "Tab") => Promise<void>;
  /** Chooses files in the first file field of the chat. */
  chooseInChat: (paths: string[]) => Promise<void>;
  /** Of the page's own site. */
  forgetCookies: () => Promise<void>;
  screenshot: (path: string) => Promise<void>;
  close: () => Promise<void>;
};

export type BrowserName = "firefox" | "webkit";

export type DrivenBrowser = {
  name: BrowserName;
  newTab: () => Promise<Tab>;
  /** Errors in the consoles of all tabs since the last call, where the driver tells them. */
  takeErrors: () => string[];
  close: () => Promise<void>;
};
