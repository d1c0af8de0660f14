import type { LauncherConfig } from "../../lib/contract/widget.ts";
import { report } from "./report.ts";
import type { Settings } from "./configure.ts";

/** Fetches what the launcher looks like. Says in one line why there is none, and returns null. */
export async function fetchLauncherConfig(
  { base, inboxID }: Settings,
  signal: AbortSignal,
): Promise<LauncherConfig | null> {
  try {
    const response = await fetch(
      `${base}/api/widget/v1/config?inbox=${encodeURIComponent(inboxID)}`,
      { credentials: "omit", signal },
    );
    const body = await response.json();
    if (response.ok) return body;
    report("error", `Inbox ${inboxID} cannot be shown: ${body.detail || response.status}`);
  } catch {
    if (!signal.aborted) report("error", `${base} cannot be reached from this page.`);
  }
  return null;
}
