"use client";

import { useLayoutEffect } from "react";
import { currentTheme, showTheme } from "@/lib/client/shell/theme";

/** These pages are built once for everybody, so the person's theme is applied in the browser. */
export function StoredTheme() {
  useLayoutEffect(() => showTheme(currentTheme()), []);
  return null;
}
