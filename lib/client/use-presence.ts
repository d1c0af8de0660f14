import { useCallback, useEffect } from "react";
import { api } from "./api.ts";
import { useOnReturn } from "./use-page-state.ts";

const BEAT_EVERY_MS = 60_000;

/** A beat that is lost is followed by the next one. */
function beat(): void {
  api.put("/me/presence").catch(() => {});
}

/** Tells the server that somebody of the team is here, as long as the dashboard is open. */
export function usePresence(): void {
  useEffect(() => {
    beat();
    const timer = setInterval(beat, BEAT_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  // The timers of a sleeping computer stand still.
  useOnReturn(useCallback(beat, []));
}
