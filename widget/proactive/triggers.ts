import { documents, own } from "../from-page.ts";
import type { Scope } from "../loader/scope.ts";
import { trackPage } from "../panel/page.ts";
import { isOnPage, type Rule } from "./rules.ts";

/** So fast a way back up means "back to the address bar" on a touch screen. */
const FAST_UP_PX_PER_MS = 1.5;
/** Shorter ways up are corrections. */
const MIN_UP_PX = 300;
/** A pause this long ends a movement. */
const SCROLL_PAUSE_MS = 150;

type Trigger = (rule: Rule, fire: () => void, scope: Scope) => void;

/** Calls back after the delay; what is returned starts anew, or with false only stops. */
function createDelay(scope: Scope, delayMs: number, then: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  scope.defer(() => clearTimeout(timer));
  return (isWanted = true) => {
    clearTimeout(timer);
    if (isWanted) timer = setTimeout(then, delayMs);
  };
}

const onTime: Trigger = ({ delay = 0 }, fire, scope) => createDelay(scope, delay, fire)();

/** Once for every visit of a page, also within a single-page app. */
const onPageview: Trigger = ({ page = "", delay = 0 }, fire, scope) => {
  const start = createDelay(scope, delay, fire);
  const look = () => start(isOnPage(page, location.href));
  const check = trackPage(scope, look);
  // Without the Navigation API, a click is the sign of a move within the page.
  if (!own(window, "navigation")) scope.on(window, "click", () => setTimeout(check));
  look();
};

const onScroll: Trigger = ({ percentage = 100, delay = 0 }, fire, scope) => {
  const start = createDelay(scope, delay, fire);
  let isDone = false;
  let frame = 0;
  const look = () => {
    frame = 0;
    const way = documents("documentElement").scrollHeight - innerHeight;
    // Browsers stop a fraction of a pixel before the end.
    if (isDone || way <= 0 || ((scrollY + 1) / way) * 100 < percentage) return;
    isDone = true;
    start();
  };
  scope.on(document, "scroll", () => {
    if (!isDone) frame ||= requestAnimationFrame(look);
  });
  scope.defer(() => cancelAnimationFrame(frame));
};

/**
 * The pointer leaves through the top of the window. A finger has no such place: there it is a
 * fast way back up, or coming back after a look at something else.
 */
const onExitIntent: Trigger = ({ delay = 0 }, fire, scope) => {
  const start = createDelay(scope, delay, fire);
  let isDone = false;
  const leave = () => {
    if (!isDone) start();
    isDone = true;
  };
  scope.on(documents("documentElement"), "mouseleave", (event) => {
    if ((event as MouseEvent).clientY <= 0) leave();
  });
  if (!matchMedia("(pointer: coarse)").matches) return;
  let from = { y: scrollY, at: 0 };
  let last = from;
  scope.on(document, "scroll", ({ timeStamp: at }) => {
    const now = { y: scrollY, at };
    if (now.y >= last.y || at - last.at > SCROLL_PAUSE_MS) from = now;
    last = now;
    const way = from.y - now.y;
    if (way > MIN_UP_PX && way > FAST_UP_PX_PER_MS * (at - from.at)) leave();
  });
  let wasHidden = false;
  scope.on(document, "visibilitychange", () => {
    if (wasHidden && documents("visibilityState") === "visible") leave();
    wasHidden = documents("visibilityState") === "hidden";
  });
};

export const TRIGGERS = {
  time: onTime,
  pageview: onPageview,
  scroll: onScroll,
  exit_intent: onExitIntent,
} satisfies Record<Rule["trigger"], Trigger>;
