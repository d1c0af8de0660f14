import { useEffect, useSyncExternalStore } from "react";

function subscribeVisibility(listener: () => void): () => void {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
}

/** Is this tab the one being looked at? */
export function usePageVisible(): boolean {
  return useSyncExternalStore(
    subscribeVisibility,
    () => document.visibilityState === "visible",
    () => true,
  );
}

/** Runs when the tab is looked at again or the network returns. */
export function useOnReturn(callback: () => void): void {
  useEffect(() => {
    const onVisible = () => {
      if (document.visibilityState === "visible") callback();
    };
    document.addEventListener("visibilitychange", onVisible);
    window.addEventListener("online", callback);
    return () => {
      document.removeEventListener("visibilitychange", onVisible);
      window.removeEventListener("online", callback);
    };
  }, [callback]);
}

const TICK_MS = 20_000;
let now = 0;
const tickers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = Date.now();
  for (const listener of tickers) listener();
}

function subscribeNow(listener: () => void): () => void {
  tickers.add(listener);
  if (tickers.size === 1) {
    timer = setInterval(tick, TICK_MS);
    document.addEventListener("visibilitychange", tick);
  }
  return () => {
    tickers.delete(listener);
    if (tickers.size === 0) {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    }
  };
}

function readNow(): number {
  // A first reader after a pause must not see an old clock.
  if (tickers.size === 0 || now === 0) now = Math.max(now, Date.now() - (Date.now() % 1_000));
  return now;
}

/** The time, kept current by one shared timer; 0 while rendering on the server. */
export function useNow(): number {
  return useSyncExternalStore(subscribeNow, readNow, () => 0);
}
