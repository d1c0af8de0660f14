/**
 * Every message between the host page (the loader) and the frame. LIFECYCLE.md tells the story.
 * The two talk over a MessagePort, so only the two ends can speak; each end still checks the
 * shape of what arrives, because a deployment may pair an old loader with a new frame.
 */

/** The one window message: it carries the port, and is sent with the frame's exact origin. */
export const PORT_MESSAGE = "linkdesk.port";

/** The host page as the loader sees it; the frame trims it to what the API takes. */
export type HostPage = { url: string; title: string; referrer: string };

/** What the visitor had written when the frame had to be loaded again. */
export type Carry = { draft: string; pending: { clientId: string; text: string }[] };

export type HostToFrame = {
  /** First, and again after every load of the frame: everything it needs to start. */
  "host.init": {
    token: string | null;
    page: HostPage;
    open: boolean;
    carry: Carry | null;
    /** A session that was logged out before the frame was there to revoke it. */
    revoke: string | null;
  };
  "host.open": { open: boolean };
  /** The host page moved without a load. */
  "host.page": HostPage;
  /** Another tab stored (or cleared) the session. */
  "host.token": { token: string | null };
  /** Revoke `token` on the server and start over. */
  "host.logout": { token: string | null };
};

export type FrameToHost = {
  "frame.ready": Record<string, never>;
  /** Keep this session for the next page, or forget the one that is kept. */
  "frame.token": { token: string | null };
  "frame.unread": { count: number };
  /** The visitor pressed Escape or the close button. */
  "frame.close": Record<string, never>;
  /** The frame's ticket has expired: load it again and hand `carry` back. */
  "frame.reload": { carry: Carry };
};

export type Envelope<M> = { [T in keyof M]: { type: T; data: M[T] } }[keyof M];

type Shape = Record<string, unknown>;
type Checks<M> = { [T in keyof M]: (data: Shape) => boolean };

const isText = (value: unknown) => typeof value === "string";
const isTextOrNull = (value: unknown) => value === null || isText(value);
const isObject = (value: unknown): value is Shape => typeof value === "object" && value !== null;
const isPage = (page: Shape) => isText(page.url) && isText(page.title) && isText(page.referrer);

const isCarry = (value: unknown) =>
  isObject(value) &&
  isText(value.draft) &&
  Array.isArray(value.pending) &&
  value.pending.every((entry) => isObject(entry) && isText(entry.clientId) && isText(entry.text));

export const HOST_CHECKS = {
  "host.init": (d) =>
    isTextOrNull(d.token) &&
    isTextOrNull(d.revoke) &&
    typeof d.open === "boolean" &&
    isObject(d.page) &&
    isPage(d.page) &&
    (d.carry === null || isCarry(d.carry)),
  "host.open": (d) => typeof d.open === "boolean",
  "host.page": isPage,
  "host.token": (d) => isTextOrNull(d.token),
  "host.logout": (d) => isTextOrNull(d.token),
} satisfies Checks<HostToFrame>;

// `carry` is handed back as it came and is never read by the loader, so only the frame checks it.
export const FRAME_CHECKS = {
  "frame.ready": isObject,
  "frame.token": (d) => isTextOrNull(d.token),
  "frame.unread": (d) => typeof d.count === "number",
  "frame.close": isObject,
  "frame.reload": (d) => isObject(d.carry),
} satisfies Checks<FrameToHost>;

/** The message if `value` is one of the map's and has its shape; null for anything else. */
export function readMessage<M>(checks: Checks<M>, value: unknown): Envelope<M> | null {
  if (!isObject(value) || !isObject(value.data)) return null;
  const type = value.type as keyof M;
  // Only the map's own members: `toString` is no message.
  const isKnown = Object.hasOwn(checks, type);
  return isKnown && checks[type](value.data) ? (value as Envelope<M>) : null;
}
