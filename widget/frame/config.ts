import type { FrameConfig } from "@linkdesk/contract/widget.ts";

/** Reads the settings that the server inlined in the frame's HTML. */
export function readConfig(): FrameConfig {
  const text = document.getElementById("linkdesk-config")?.textContent;
  if (!text) throw new Error("The frame's HTML has no #linkdesk-config.");
  return JSON.parse(text) as FrameConfig;
}

/** The widget API beside this frame, also when Linkdesk lives under a path. */
export function apiBase(pathname: string): string {
  return `${pathname.replace(/\/widget\/[^/]*\/?$/, "")}/api/widget/v1`;
}
