import { type RefObject, useEffect, useState } from "react";

/** After the next drawing, goes to the first field that is wrong. */
export function useFocusMistake(container: RefObject<HTMLElement | null>) {
  const [wanted, setWanted] = useState(0);
  useEffect(() => {
    if (wanted === 0) return;
    container.current
      ?.querySelector<HTMLElement>("[role=tabpanel] :is([aria-invalid=true], [data-field-error])")
      ?.focus();
  }, [wanted, container]);
  return () => setWanted((count) => count + 1);
}
