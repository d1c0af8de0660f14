import { safeHref } from "@linkdesk/chat/linkify.ts";

/**
 * Where the dashboard shows a picture from that lies elsewhere: our own server fetches it, and who
 * keeps it learns nothing of the agent. In messages it has done so already. Null for what is no web
 * address.
 */
export function foreignPicture(url: string | null | undefined): string | null {
  const address = url ? safeHref(url) : null;
  if (!address || !/^https?:/.test(address)) return null;
  const { pathname } = new URL(address);
  if (pathname.startsWith("/api/pictures/")) return pathname;
  return `/api/v1/images?${new URLSearchParams({ url: address })}`;
}
