"use client";

import type { ComponentProps } from "react";
import { useHydrated } from "@/lib/client/use-hydrated";
import { Button } from "./button.tsx";

/**
 * Sends its form. Until the page's scripts run it cannot be pressed, and neither does Enter send:
 * the browser would load the page anew with everything gone that was typed.
 */
export function SubmitButton(props: Omit<ComponentProps<typeof Button>, "type">) {
  const isReady = useHydrated();
  return (
    <Button
      {...props}
      type="submit"
      disabled={props.disabled || !isReady}
      data-waiting={isReady ? undefined : ""}
    />
  );
}
