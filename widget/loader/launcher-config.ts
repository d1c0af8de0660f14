import type { LauncherConfig } from "../../lib/contract/widget.ts";
import type { Settings } from "./configure.ts";

/** Fetches what the launcher looks like. Throws why there is none. */
export async function fetchLauncherConfig({ base, inboxID }: Settings): Promise<LauncherConfig> {
  const response = await fetch(
    `${base}/api/widget/v1/config?inbox=${encodeURIComponent(inboxID)}`,
    { credentials: "omit" },
  );
  const body = await response.json();
  if (response.ok) return body;
  throw Error(body.detail || response.status);
}
