import { type RefObject, useEffect, useRef } from "react";

const AHEAD_PX = 300;

/**
 * Runs `callback` when the element comes near the visible area, and again after each change of
 * `version` while it stays there: loading one page may not be enough to fill the screen.
 */
export function useInView(
  callback: () => void,
  version: unknown,
): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) callback();
      },
      { root: element.closest(".scroll-quiet"), rootMargin: `${AHEAD_PX}px 0px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [callback, version]);
  return ref;
}
