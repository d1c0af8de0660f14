"use client";

import { Spinner } from "@/components/ui/spinner";
import { useIsCutOff } from "@/lib/client/shell/use-realtime";
import { t } from "@/lib/texts/conversations";

/** Says that live updates pause, once it is more than a blink. */
export function ConnectionNotice() {
  const cutOff = useIsCutOff();
  return (
    // Above the rows: pushing them down would move them away from under a pointer.
    <div role="status" className="relative z-10">
      {cutOff && (
        <p className="absolute inset-x-3 top-2 flex animate-rise items-center gap-2 rounded-control bg-warning-soft px-3 py-2 text-[13px] text-warning-text">
          <Spinner className="size-3.5" />
          <span>{t("reconnecting")}</span>
        </p>
      )}
    </div>
  );
}
