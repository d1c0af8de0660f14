import { useCallback, useEffect } from "react";
import { api } from "../api.ts";
import { useOnReturn } from "../use-page-state.ts";

const BEAT_EVERY_MS = 60_000;
/** Who has touched nothing for this long is not there, even if the tab is open. */
const AWAY_AFTER_MS = 5 * 60_000;

const ACTIVITY = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

/** A beat that is lost is followed by the next one. */
function beat(): void {
  api.put("/me/presence").catch(() => {});
}

/** Tells the server that somebody of the team is here: whoever has used the dashboard in the last minutes. */
export function usePresence(): void {
  useEffect(() => {
    let activeAt = Date.now();
    let beatAt = Date.now();
    beat();
    const touch = () => {
      activeAt = Date.now();
      // Back after a pause: known at once, and not a minute later.
      if (activeAt - beatAt < BEAT_EVERY_MS) return;
      beatAt = activeAt;
      beat();
    };
    const timer = setInterval(() => {
      if (Date.now() - activeAt >= AWAY_AFTER_MS) return;
      beatAt = Date.now();
      beat();
    }, BEAT_EVERY_MS);
    const options = { passive: true, capture: true };
    for (const name of ACTIVITY) window.addEventListener(name, touch, options);
    return () => {
      clearInterval(timer);
      for (const name of ACTIVITY) window.removeEventListener(name, touch, options);
    };
  }, []);
  // The timers of a sleeping computer stand still.
  useOnReturn(useCallback(beat, []));
}
