import { safeHref } from "@/lib/contract/chat/linkify";

/**
 * Where the dashboard shows a picture from that lies elsewhere: our own server fetches it, and who
 * keeps it learns nothing of the agent. Null for what is no web address.
 */
export function foreignPicture(url: string | null | undefined): string | null {
  const address = url ? safeHref(url) : null;
  if (!address || !/^https?:/.test(address)) return null;
  return `/api/v1/images?${new URLSearchParams({ url: address })}`;
}
