import { VIEWING_EVERY_MS, type ViewingEvent } from "@linkdesk/contract/events.ts";
import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { useMembers } from "../members/use-members.ts";
import { useDashboard } from "./dashboard-context.tsx";

/** A colleague who has the conversation open now. */
export type Colleague = { id: string; name: string; isWriting: boolean };

/** The colleagues who have a conversation open, without this member. */
export function useViewers(conversationId: string): Colleague[] {
  const { me, viewers } = useDashboard();
  const members = useMembers();
  const read = useCallback(() => viewers.list(conversationId), [viewers, conversationId]);
  const there = useSyncExternalStore(viewers.subscribe, read, viewers.listOnServer);
  return there.flatMap(({ memberId, isWriting }) => {
    const member = members.data?.find(({ id }) => id === memberId);
    return member && memberId !== me.memberId ? { id: memberId, name: member.name, isWriting } : [];
  });
}

/**
 * Tells the colleagues that this member has the conversation open, for as long as it is on screen and the tab is
 * visible. Returns what says whether a reply is being written.
 */
export function useViewing(conversationId: string): (isWriting: boolean) => void {
  const { me, realtime, viewers } = useDashboard();
  const isWriting = useRef(false);
  const { memberId } = me;
  const say = useCallback(
    (state: ViewingEvent["state"]) => realtime.sendViewing({ conversationId, memberId, state }),
    [realtime, conversationId, memberId],
  );
  useEffect(() => {
    const beat = () => {
      if (document.visibilityState === "visible") say(isWriting.current ? "writing" : "looking");
    };
    const onVisible = () => (document.visibilityState === "visible" ? beat() : say("gone"));
    beat();
    const timer = setInterval(beat, VIEWING_EVERY_MS);
    // Who arrives later does not know who is there.
    const answered = new Set<string>();
    const unsubscribe = viewers.subscribe(() => {
      const there = viewers.list(conversationId).map((viewer) => viewer.memberId);
      if (there.some((id) => id !== memberId && !answered.has(id))) beat();
      answered.clear();
      for (const id of there) answered.add(id);
    });
    document.addEventListener("visibilitychange", onVisible);
    // A page that is left or closed runs no cleanup.
    const onLeave = () => say("gone");
    window.addEventListener("pagehide", onLeave);
    return () => {
      clearInterval(timer);
      unsubscribe();
      document.removeEventListener("visibilitychange", onVisible);
      window.removeEventListener("pagehide", onLeave);
      isWriting.current = false;
      say("gone");
    };
  }, [say, viewers, conversationId, memberId]);
  return useCallback(
    (next: boolean) => {
      if (isWriting.current === next) return;
      isWriting.current = next;
      say(next ? "writing" : "looking");
    },
    [say],
  );
}
