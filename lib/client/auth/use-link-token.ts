"use client";

import { useEffect, useState } from "react";

/**
 * The token behind the "#" of a mailed link: browsers send it to nobody. It is taken out of the
 * address bar at once, so that it is neither copied nor kept in the history. Undefined until known,
 * null when there is none. With a `key` it is kept for this tab, over a visit to the sign-in page.
 */
export function useLinkToken(key?: string): string | null | undefined {
  const [token, setToken] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    const given = window.location.hash.slice(1);
    if (given) {
      window.history.replaceState(null, "", window.location.pathname + window.location.search);
      if (key) window.sessionStorage.setItem(key, given);
    }
    const kept = key ? window.sessionStorage.getItem(key) : null;
    // In development effects run twice; the second time the address is clean already.
    setToken((before) => given || before || kept);
  }, [key]);
  return token;
}
