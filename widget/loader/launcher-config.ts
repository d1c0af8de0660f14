import type { LauncherConfig } from "@linkdesk/contract/widget.ts";
import { bare } from "../from-page.ts";
import type { Settings } from "./configure.ts";

/** Fetches the launcher's configuration. Throws the reason if there is none. */
export async function fetchLauncherConfig(settings: Settings): Promise<LauncherConfig> {
  const { base, inboxID, options } = settings;
  const query = new URLSearchParams({ inbox: inboxID, language: options.language || "" });
  const response = await fetch(
    `${base}/api/widget/v1/config?${query}`,
    bare<RequestInit>({ credentials: "omit" }),
  );
  const body = await response.json();
  if (response.ok) return body;
  throw body.detail || response.status;
}
