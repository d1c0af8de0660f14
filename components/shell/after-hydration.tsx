"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useHydrated } from "@/lib/client/use-hydrated";
import { ScreenSkeleton } from "./screen-skeleton.tsx";

/**
 * Draws the screens in the browser only. Their HTML would be taken over later than the shell
 * around them (they are streamed), and by then the shell has filled the query cache: React would
 * find other text than the server wrote and throw the screen away.
 */
export function AfterHydration({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  return useHydrated() ? children : <ScreenSkeleton pathname={pathname} />;
}
