// What the consoles of a test's pages say as errors: a page that works says none.
import type { Browser, BrowserContext, ConsoleMessage, WebError } from "@playwright/test";

export type ConsoleErrors = {
  /** The test brings this about itself, such as a request that it aborts. */
  expect: (...patterns: RegExp[]) => void;
  unexpected: () => string[];
  stop: () => void;
};

/**
 * Browsers log every request that fails. Tests bring many of these about and check what the screen
 * says, so refused API calls and cut connections are expected. Missing files of ours and answers with
 * status 5xx are not.
 */
const ANSWERS = [
  /^Failed to load resource: the server responded with a status of 4\d\d .*\/api\//,
  /^Failed to load resource: net::ERR_(FAILED|ABORTED|INTERNET_DISCONNECTED) /,
  /^WebSocket connection to .* net::ERR_INTERNET_DISCONNECTED /,
];

/** Collects console errors and uncaught exceptions of all pages and frames opened from now on. */
export function watchConsole(browser: Browser): ConsoleErrors {
  const seen: string[] = [];
  const expected = [...ANSWERS];
  const onConsole = (message: ConsoleMessage) => {
    if (message.type() !== "error") return;
    const { url } = message.location();
    seen.push(`${message.text()} (${url})`);
  };
  const onError = (error: WebError) => void seen.push(`uncaught: ${error.error().stack}`);
  const onContext = (context: BrowserContext) => {
    context.on("console", onConsole);
    context.on("weberror", onError);
  };
  browser.on("context", onContext);
  return {
    expect: (...patterns) => void expected.push(...patterns),
    unexpected: () => seen.filter((text) => !expected.some((pattern) => pattern.test(text))),
    stop: () => void browser.off("context", onContext),
  };
}
