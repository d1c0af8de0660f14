import type { LauncherConfig } from "../../lib/contract/widget.ts";
import type { Settings } from "./configure.ts";
import { report } from "./report.ts";

/** Fetches what the launcher looks like. Says in one line why there is none, and gives null. */
export async function fetchLauncherConfig({
  base,
  inboxID,
}: Settings): Promise<LauncherConfig | null> {
  try {
    const response = await fetch(
      `${base}/api/widget/v1/config?inbox=${encodeURIComponent(inboxID)}`,
      { credentials: "omit" },
    );
    const body = await response.json();
    if (response.ok) return body;
    report("error", `Inbox ${inboxID} cannot be shown: ${body.detail || response.status}`);
  } catch {
    report("error", `${base} cannot be reached from this page.`);
  }
  return null;
}
