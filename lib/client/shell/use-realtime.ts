import { useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import { useDashboard } from "./dashboard-context.tsx";
import type { RealtimeStatus } from "./realtime.ts";

/** A shorter loss of the connection shows no notice. */
const NOTICE_AFTER_MS = 2_000;
const POLL_FIRST_MS = 4_000;
const POLL_MAX_MS = 30_000;

export function useRealtimeStatus(): RealtimeStatus {
  const { realtime } = useDashboard();
  return useSyncExternalStore(realtime.subscribeStatus, realtime.getStatus, () => "connecting");
}

/** True once the live connection has been missing for a moment. */
export function useIsCutOff(): boolean {
  const connected = useRealtimeStatus() === "connected";
  const [cutOff, setCutOff] = useState(false);
  useEffect(() => {
    if (connected) {
      setCutOff(false);
      return;
    }
    const timer = setTimeout(() => setCutOff(true), NOTICE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [connected]);
  return cutOff;
}

/** Asks the server ever more rarely while there is no live connection and the tab is visible. */
export function usePollWhileCutOff(poll: () => Promise<unknown> | undefined): void {
  const cutOff = useIsCutOff();
  const run = useEffectEvent(poll);
  useEffect(() => {
    if (!cutOff) return;
    let wait = POLL_FIRST_MS;
    let timer: ReturnType<typeof setTimeout>;
    const next = () => {
      timer = setTimeout(async () => {
        if (document.visibilityState === "visible") await run();
        wait = Math.min(POLL_MAX_MS, wait * 1.5);
        next();
      }, wait);
    };
    next();
    return () => clearTimeout(timer);
  }, [cutOff]);
}
