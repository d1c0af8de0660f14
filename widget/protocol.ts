/**
 * Every message between the host page (the loader) and the frame. LIFECYCLE.md tells the story.
 * The two talk over a MessagePort, so only the two ends can speak; each end still checks the
 * shape of what arrives, because a deployment may pair an old loader with a new frame.
 */

import type { PageMessage, PageOptions } from "../lib/contract/page-options.ts";
import { own } from "./from-page.ts";

/** The one window message: it carries the port, and is sent with the frame's exact origin. */
export const PORT_MESSAGE = "linkdesk.port";

/** The host page as the loader sees it; the frame trims it to what the API takes. */
export type HostPage = { url: string; title: string; referrer: string };

/** What the visitor had written when the frame had to be loaded again. */
export type Carry = { draft: string; pending: { clientId: string; text: string }[] };

/**
 * The page's options as plain data. Nothing has checked them: the frame does, so that a page on
 * which nobody chats does not load the checks.
 */
export type PageSays = { readonly [name: string]: unknown };

/** What the frame takes of them once it has checked them, part by part. */
export type FrameOverrides = Pick<
  PageOptions,
  | "primaryColor"
  | "colorScheme"
  | "language"
  | "translations"
  | "soundEnabled"
  | "preChatForm"
  | "user"
  | "fileUpload"
  | "offline"
  | "persistSession"
  | "sessionDuration"
  | "privacy"
> & { userJWT?: string };

/** An offer that the visitor answers; `command` is the id of one that the page made up. */
export type Offer = { id: string; message: string };

/** `needed`: ask first; nothing may be stored or connected until `frame.consent`. */
export type Consent = "needed" | "given";

export type HostToFrame = {
  /** First, and again after every load of the frame: everything it needs to start. */
  "host.init": {
    token: string | null;
    page: HostPage;
    open: boolean;
    carry: Carry | null;
    /** A session that was logged out before the frame was there to revoke it. */
    revoke: string | null;
    overrides: PageSays;
    consent: Consent;
    /** See `host.leader`. */
    isLeader: boolean;
    /** The visitor turned the sound off, on an earlier page perhaps. */
    isMuted: boolean;
  };
  "host.open": { open: boolean };
  /** The host page moved without a load. */
  "host.page": HostPage;
  /** Another tab stored (or cleared) the session. */
  "host.token": { token: string | null };
  /** Revoke `token` on the server and start over. */
  "host.logout": { token: string | null };
  /**
   * The page sends this in the visitor's name; a conversation is started if none is open. Like
   * everything that the page says, it is checked in the frame.
   */
  "host.send": { text: unknown };
  /** The website's signed word about who the visitor is; another one means another visitor. */
  "host.identity": { userJWT: unknown };
  /** The page says who the visitor is. It replaces what it said before. */
  "host.user": { user: unknown };
  /** Forget visitor and conversation on this page. `host.logout` comes before it. */
  "host.reset": Record<string, never>;
  /** The visitor answers this offer: a new conversation that begins with it. */
  "host.proactive": Offer;
  /** Whether this tab is the one of this site's tabs that makes a sound. */
  "host.leader": { isLeader: boolean };
};

export type FrameToHost = {
  /** The frame has the port: it is the chat, and no error page. */
  "frame.hello": Record<string, never>;
  "frame.ready": Record<string, never>;
  /** Keep this session for the next page. */
  "frame.token": { token: string };
  /** This session is over: forget it, unless another tab has kept another one since. */
  "frame.lost": { token: string };
  "frame.unread": { count: number };
  /** The visitor pressed Escape or the close button. */
  "frame.close": Record<string, never>;
  /** The frame's ticket has expired: load it again and hand `carry` back. */
  "frame.reload": { carry: Carry };
  /** A new message of the other side, for the page's `onMessage`. */
  "frame.message": { message: PageMessage };
  /** The visitor's answer to the consent question. After a yes the frame goes on by itself. */
  "frame.consent": { given: boolean };
  /** Keep for the next page whether the visitor turned the sound off. */
  "frame.mute": { isMuted: boolean };
  /** The server does not take the website's word, or no more: the page has to get a fresh one. */
  "frame.identity": Record<string, never>;
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
    isObject(d.overrides) &&
    (d.consent === "needed" || d.consent === "given") &&
    typeof d.isLeader === "boolean" &&
    typeof d.isMuted === "boolean" &&
    (d.carry === null || isCarry(d.carry)),
  "host.open": (d) => typeof d.open === "boolean",
  "host.page": isPage,
  "host.token": (d) => isTextOrNull(d.token),
  "host.logout": (d) => isTextOrNull(d.token),
  "host.send": isObject,
  "host.identity": isObject,
  "host.user": isObject,
  "host.reset": isObject,
  "host.proactive": (d) => isText(d.id) && isText(d.message),
  "host.leader": (d) => typeof d.isLeader === "boolean",
} satisfies Checks<HostToFrame>;

// `carry` is handed back as it came and is never read by the loader, so only the frame checks it.
export const FRAME_CHECKS = {
  "frame.hello": isObject,
  "frame.ready": isObject,
  "frame.token": (d) => isText(d.token),
  "frame.lost": (d) => isText(d.token),
  "frame.unread": (d) => typeof d.count === "number",
  "frame.close": isObject,
  "frame.reload": (d) => isObject(d.carry),
  "frame.message": (d) => isObject(d.message),
  "frame.consent": (d) => typeof d.given === "boolean",
  "frame.mute": (d) => typeof d.isMuted === "boolean",
  "frame.identity": isObject,
} satisfies Checks<FrameToHost>;

/** The message if `value` is one of the map's and has its shape; null for anything else. */
export function readMessage<M>(checks: Checks<M>, value: unknown): Envelope<M> | null {
  if (!isObject(value) || !isObject(value.data)) return null;
  const type = value.type as keyof M;
  // Only the map's own members: `toString` is no message.
  const check = own(checks, type) as Checks<M>[keyof M] | undefined;
  return check?.(value.data) ? (value as Envelope<M>) : null;
}
