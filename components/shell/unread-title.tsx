"use client";

import { COUNT_CAP } from "@linkdesk/contract/limits.ts";
import { useEffect } from "react";
import { useConversationCounts } from "@/lib/client/conversations/use-conversations";

const PREFIX = /^\(\d+\+?\) /;

/** Puts the number of unread conversations before the page's title, whatever that title becomes. */
export function UnreadTitle() {
  const unread = useConversationCounts().data?.unread ?? 0;
  useEffect(() => {
    const text = unread >= COUNT_CAP ? "999+" : String(unread);
    const apply = () => {
      const bare = document.title.replace(PREFIX, "");
      const wanted = unread > 0 ? `(${text}) ${bare}` : bare;
      if (document.title !== wanted) document.title = wanted;
    };
    apply();
    const observer = new MutationObserver(apply);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [unread]);
  return null;
}
