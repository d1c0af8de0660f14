import { useEffect, useState } from "react";

/** The address that a plain press on a link leads to, if that leaves this page. */
function leavingTo(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.hasAttribute("download")) return null;
  if (link.target && link.target !== "_self") return null;
  const isHere = link.origin === location.origin && link.pathname === location.pathname;
  return isHere ? null : link.href;
}

/**
 * Asks before unsaved changes are left behind: `leaving` is where the person wants to go. Closing
 * the tab asks in the browser's own words. The Back button is not caught; see the form's `kept`.
 */
export function useLeaveGuard(isDirty: boolean) {
  const [leaving, setLeaving] = useState<string | null>(null);
  useEffect(() => {
    if (!isDirty) return;
    const onClick = (event: MouseEvent) => {
      const href = leavingTo(event);
      if (!href) return;
      event.preventDefault();
      event.stopPropagation();
      setLeaving(href);
    };
    const onBeforeUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    document.addEventListener("click", onClick, true);
    window.addEventListener("beforeunload", onBeforeUnload);
    return () => {
      document.removeEventListener("click", onClick, true);
      window.removeEventListener("beforeunload", onBeforeUnload);
    };
  }, [isDirty]);
  return { leaving, stay: () => setLeaving(null) };
}
