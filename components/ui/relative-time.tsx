"use client";

import { fullTime, longAge, shortAge } from "@/lib/client/time";
import { useNow } from "@/lib/client/use-page-state";

/** An age that stays current, with the exact time on hover. Empty until the browser knows the time. */
export function RelativeTime({
  iso,
  style = "long",
  className,
}: {
  iso: string;
  style?: "short" | "long";
  className?: string;
}) {
  const now = useNow();
  if (now === 0) return null;
  return (
    <time dateTime={iso} title={fullTime(iso)} className={className}>
      {style === "short" ? shortAge(iso, now) : longAge(iso, now)}
    </time>
  );
}
