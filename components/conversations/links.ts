import type { ListFilter } from "@/lib/client/conversations/conversation-cache";

/** The address of a conversation (or of the bare list) that keeps the list's filter. */
export function conversationHref(
  id: string | null,
  filter: ListFilter,
  /** The message to show. */
  seq?: number,
): string {
  const { view, inbox, team, saved, custom, sort } = filter;
  const params = new URLSearchParams();
  if (saved !== null) params.set("saved", saved);
  else if (custom) params.set("filter", JSON.stringify(custom));
  else {
    if (view !== "all") params.set("view", view);
    if (inbox !== null) params.set("inbox", inbox);
    if (team !== null) params.set("team", team);
  }
  if (sort !== "newest") params.set("sort", sort);
  if (seq !== undefined && seq > 0) params.set("message", String(seq));
  const query = params.toString();
  return `/conversations${id === null ? "" : `/${id}`}${query === "" ? "" : `?${query}`}`;
}

/** Shows a message of the open conversation. */
export function showMessage(seq: number): void {
  const url = new URL(window.location.href);
  url.searchParams.set("message", String(seq));
  goTo(`${url.pathname}${url.search}`);
}

/**
 * Changes the address without asking the server for a page: the whole conversation screen lives
 * in the browser, so opening a conversation must not wait for a round trip.
 */
export function goTo(href: string): void {
  window.history.pushState(null, "", href);
}
