import { PREVIEW_READY, type Preview } from "@linkdesk/contract/preview.ts";

/** Calls `show` with everything that the window around this document sends. Only our own origin is heard. */
export function followPreview(show: (preview: Preview) => void): void {
  window.addEventListener("message", ({ source, origin, data }: MessageEvent) => {
    const isOurs = source === window.parent && origin === location.origin;
    if (isOurs && isPreview(data)) show(data);
  });
  window.parent.postMessage(PREVIEW_READY, location.origin);
}

const isPreview = (data: unknown): data is Preview =>
  typeof data === "object" && data !== null && "type" in data && data.type === "linkdesk.preview";
