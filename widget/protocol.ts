/**
 * Every message between the host page (the loader) and the frame. LIFECYCLE.md shows their order.
 * They are sent over a MessagePort, so that no other window can send any. Each end still checks the
 * shape of messages, because a deployment may pair an old loader with a new frame.
 */

import type { PageMessage, PageOptions } from "@linkdesk/contract/page-options.ts";
import { own } from "./from-page.ts";

/**
 * The only window message: it transfers the port. The panel sends it to the frame's exact origin. In a
 * page without an origin the frame sends it, with the fragment of its address appended.
 */
export const PORT_MESSAGE = "linkdesk.port";

/** The host page as the loader reads it. The frame cuts it to the API's limits. */
export type HostPage = { url: string; title: string; referrer: string };

/** The draft and the unsent messages, to keep when the frame has to be loaded again. */
export type ReloadState = { draft: string; pending: { clientId: string; text: string }[] };

/**
 * The page's options as plain, unchecked data. The frame checks them, so that pages on which nobody
 * chats do not load the checks.
 */
export type PageSays = { readonly [name: string]: unknown };

/** The options that the frame accepts, after it has checked each of them. */
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
  /** Sent first after every load of the frame: everything it needs to start. */
  "host.init": {
    token: string | null;
    page: HostPage;
    open: boolean;
    reloadState: ReloadState | null;
    /** The same, from a panel of the previous release. */
    carry?: ReloadState | null;
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
   * A message that the page sends in the visitor's name. It starts a conversation if none is open.
   * The frame checks it.
   */
  "host.send": { text: unknown };
  /** The website's signed token about the visitor's identity; another user's changes the visitor. */
  "host.identity": { userJWT: unknown };
  /** Unverified profile data of the visitor, from the page. It replaces earlier data. */
  "host.user": { user: unknown };
  /** Forget the visitor and the conversation on this page. Sent after `host.logout`. */
  "host.reset": Record<string, never>;
  /** The visitor answers this offer: start a new conversation with it. */
  "host.proactive": Offer;
  /** Whether this tab plays the sounds for all tabs of the site. */
  "host.leader": { isLeader: boolean };
};

export type FrameToHost = {
  /** The frame has received the port, so it is the chat and not an error page. */
  "frame.hello": Record<string, never>;
  "frame.ready": Record<string, never>;
  /** Keep this session for the next page. */
  "frame.token": { token: string };
  /** This session has ended: forget it, unless another tab has stored a newer one. */
  "frame.lost": { token: string };
  "frame.unread": { count: number };
  /** The visitor pressed Escape or the close button. */
  "frame.close": Record<string, never>;
  /** The frame's ticket has expired: load the frame again and return `reloadState` to it. */
  "frame.reload": {
    reloadState: ReloadState;
    /** The same, for a panel of the previous release. */
    carry: ReloadState;
  };
  /**
   * The draft and the unsent messages have changed. A page that moves the iframe loads it again, and
   * the new frame gets them back.
   */
  "frame.unsent": { reloadState: ReloadState };
  /** A new message of the team, for the page's `onMessage`. */
  "frame.message": { message: PageMessage };
  /** The visitor's answer to the consent question. If it is yes, the frame continues by itself. */
  "frame.consent": { given: boolean };
  /** Keep for the next page whether the visitor turned the sound off. */
  "frame.mute": { isMuted: boolean };
  /** The server refuses the `userJWT`, or no longer accepts it: the page has to get a new one. */
  "frame.identity": Record<string, never>;
};

export type Envelope<M> = { [T in keyof M]: { type: T; data: M[T] } }[keyof M];

type Shape = Record<string, unknown>;
type Checks<M> = { [T in keyof M]: (data: Shape) => boolean };

const isText = (value: unknown) => typeof value === "string";
const isTextOrNull = (value: unknown) => value === null || isText(value);
const isObject = (value: unknown): value is Shape => typeof value === "object" && value !== null;
const isPage = (page: Shape) => isText(page.url) && isText(page.title) && isText(page.referrer);

/** What a reloaded frame gets back; panels of the previous release call it `carry`. */
export const stateOf = <State>(init: { reloadState?: State; carry?: State }) =>
  init.reloadState ?? init.carry;

const isReloadState = (value: unknown) =>
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
    (stateOf(d) == null || isReloadState(stateOf(d))),
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

// The host page returns `reloadState` unread, so only the frame checks it.
export const FRAME_CHECKS = {
  "frame.hello": isObject,
  "frame.ready": isObject,
  "frame.token": (d) => isText(d.token),
  "frame.lost": (d) => isText(d.token),
  "frame.unread": (d) => typeof d.count === "number",
  "frame.close": isObject,
  "frame.reload": (d) => isObject(d.reloadState),
  "frame.unsent": (d) => isObject(d.reloadState),
  "frame.message": (d) => isObject(d.message),
  "frame.consent": (d) => typeof d.given === "boolean",
  "frame.mute": (d) => typeof d.isMuted === "boolean",
  "frame.identity": isObject,
} satisfies Checks<FrameToHost>;

/** The message if `value` is one of the map's and has its shape; null for anything else. */
export function readMessage<M>(checks: Checks<M>, value: unknown): Envelope<M> | null {
  if (!isObject(value) || !isObject(value.data)) return null;
  const type = value.type as keyof M;
  // Own members only, so that `toString` is not taken for a message.
  const check = own(checks, type) as Checks<M>[keyof M] | undefined;
  return check?.(value.data) ? (value as Envelope<M>) : null;
}
