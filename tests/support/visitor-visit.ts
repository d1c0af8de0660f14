// One visit of the frame against a world whose answers come in any order, and what must hold after every event.

import { conversationChannel } from "@linkdesk/contract/events.ts";
import { expect, vi } from "vitest";
import type { ReloadState } from "../../widget/protocol.ts";
import { jwtOf, open } from "./frame-chat.ts";
import {
  checkLoaded,
  checkThread,
  checkUnread,
  createReportCheck,
  isLoaded,
} from "./visitor-checks.ts";
import { createWire, useWire } from "./visitor-wire.ts";
import { createWorld, REFUSED } from "./visitor-world.ts";

/** More than any request, retry or time-out takes. */
const LONG_MS = 20_000;
const SETTLE_ROUNDS = 4;

export type Step =
  | { do: "write" | "send" | "logout" | "open" | "wake" | "expire" | "reload" | "otherTab" }
  /** The team answers; the visitor sees the end of the thread; the realtime connection is lost, or back. */
  | { do: "reply" | "see" | "cut" | "connect" }
  /** A file needs the session, beside a message perhaps. */
  | { do: "file" }
  | { do: "identify"; name: string }
  | { do: "arrive" | "answer" | "lose" | "event"; which: number }
  | { do: "wait"; ms: number };

/** `wake`: what the browser calls when it has a network again. */
export function createVisit(severalConversations: boolean, wake: () => void) {
  const world = createWorld();
  const wire = createWire();
  useWire(wire);
  /** Who wrote a text; more than one where it was still unsent when somebody else was named. */
  const authors = new Map<string, Set<string>>();
  /** Whose texts a visitor may see besides their own. */
  const absorbed = new Map<string, Set<string>>();
  /** What was sent since the last logout. */
  let sent = new Set<string>();
  let draft = "";
  let count = 0;
  let anonymous = "somebody-0";
  let visitor = anonymous;
  let userJWT: string | null = null;
  let kept: string | null = null;
  let unsent: ReloadState = { draft: "", pending: [] };
  /** Requests of visitors or frames that are gone. */
  const gone = new Set<unknown>();
  const abandoned = new Set<string>();
  /** A frame was loaded again while messages were on their way. */
  let isUnsure = false;
  let frame = load();
  let checkReports = createReportCheck();

  function load() {
    const overrides = userJWT ? { userJWT } : {};
    const settings = { behaviour: { severalConversations } };
    const loaded = open(world, { token: kept, reloadState: unsent, overrides }, settings);
    return { ...loaded, read: 0 };
  }

  /** What the host page does with the messages of the frame. */
  function listen() {
    for (const message of frame.fired.slice(frame.read)) {
      if (message.type === "frame.token") kept = message.data.token;
      if (message.type === "frame.lost" && message.data.token === kept) kept = null;
      if (message.type === "frame.unsent") unsent = message.data.reloadState;
    }
    frame.read = frame.fired.length;
  }

  const isNamed = () => !visitor.startsWith("somebody");
  const isVerified = () => kept !== null && world.sessions.get(kept)?.isVerified === true;
  const newcomer = () => {
    anonymous = `somebody-${++count}`;
    return anonymous;
  };
  function author(text: string) {
    authors.set(text, (authors.get(text) ?? new Set()).add(visitor));
  }
  /** What the visitor before had not sent yet is taken over. */
  function become(next: string) {
    visitor = next;
    for (const { text } of unsent.pending) author(text);
    if (draft) author(draft);
    for (const call of world.calls) gone.add(call);
  }

  function identify(name: string) {
    const isTheirs = isNamed() && isVerified();
    if (name === REFUSED) become(isTheirs ? newcomer() : anonymous);
    else {
      const seen = absorbed.get(name) ?? new Set();
      if (!isTheirs) absorbed.set(name, seen.add(anonymous));
      become(name);
    }
    userJWT = jwtOf(name, `${++count}`);
    frame.tell({ type: "host.identity", data: { userJWT } });
  }

  function logout() {
    const token = kept;
    [kept, userJWT, draft, sent] = [null, null, "", new Set()];
    unsent = { draft: "", pending: [] };
    become(newcomer());
    frame.tell({ type: "host.logout", data: { token } });
  }

  /** Another tab of this visitor has made a session, with a message in it. */
  function otherTab() {
    // The one order in which a message is sent twice: it has started a conversation, the frame is loaded
    // again before it learns that, and another tab starts a newer one. The new frame takes that one.
    if (isUnsure) return;
    const opened = world.open(isNamed() ? visitor : `other-${++count}`, isNamed());
    if (!opened.data) return;
    const { token, contactId } = opened.data;
    const text = `${visitor}#${++count}`;
    author(text);
    world.begin(contactId, text);
    if (kept) abandoned.add(kept);
    for (const call of world.calls) gone.add(call);
    kept = token;
    frame.tell({ type: "host.token", data: { token } });
  }

  function reload() {
    // Nothing of the old frame goes on.
    vi.clearAllTimers();
    world.calls.splice(0);
    wire.clear();
    checkReports = createReportCheck();
    isUnsure ||= unsent.pending.length > 0;
    frame = load();
  }

  /** Their text is for whoever may read the conversation. */
  function reply() {
    const session = kept === null ? undefined : world.sessions.get(kept);
    if (kept === null || !session) return;
    const text = `${session.isVerified ? session.contact : anonymous}#${++count}`;
    const message = world.reply(kept, text);
    if (!message) return;
    authors.set(text, new Set([text.split("#")[0] ?? ""]));
    const { conversationId, seq } = message;
    // Now and then it is too large for an event.
    const data = { conversationId, seq, message: count % 3 === 0 ? null : message };
    wire.publish({ channel: conversationChannel(conversationId), name: "message.created", data });
  }

  function take(step: Step) {
    switch (step.do) {
      case "write":
        draft = `${visitor}#${++count}`;
        author(draft);
        return frame.chat.write(draft);
      case "send":
        if (draft) sent.add(draft);
        draft = "";
        return frame.chat.send();
      case "identify":
        return identify(step.name);
      case "logout":
        return logout();
      case "open":
        return frame.tell({ type: "host.open", data: { open: true } });
      case "wake":
        return wake();
      case "expire":
        if (kept) world.sessions.delete(kept);
        return;
      case "reload":
        return reload();
      case "otherTab":
        return otherTab();
      case "file":
        void frame.chat.engine.openSession();
        return;
      case "reply":
        return reply();
      case "see":
        return frame.chat.sawNewest();
      case "cut":
      case "connect":
        return wire.turn(step.do === "cut" ? "down" : "up");
      case "event":
        return wire.deliver(step.which);
      case "arrive":
        return world.calls[step.which % world.calls.length]?.arrive();
      case "answer":
      case "lose":
        return world.calls[step.which % world.calls.length]?.answer(step.do === "lose");
      case "wait":
        vi.advanceTimersByTime(step.ms);
        return;
    }
  }

  const textsIn = (value: unknown) => JSON.stringify(value).match(/[a-z]+(-\d+)?#\d+/g) ?? [];

  function check() {
    const { messages, conversations, outbox } = frame.chat.store.get();
    // Never another visitor's history on screen.
    const mine = new Set([visitor, ...(absorbed.get(visitor) ?? [])]);
    const foreign = textsIn([messages, conversations, outbox]).filter(
      (text) => ![...(authors.get(text) ?? [])].some((one) => mine.has(one)),
    );
    expect(foreign, `on the screen of ${visitor}`).toEqual([]);
    // A draft is never lost: the page keeps it, until the server has it.
    expect(unsent.draft).toBe(draft);
    const isKept = new Set([
      ...unsent.pending.map(({ text }) => text),
      ...world.threads.flatMap((thread) => thread.messages.map(({ text }) => text)),
    ]);
    expect(
      [...sent].filter((text) => !isKept.has(text)),
      "lost",
    ).toEqual([]);
    // Nothing is sent twice.
    const received = world.threads.flatMap(({ contact, messages }) =>
      messages.map(({ text }) => `${text} to ${contact}`),
    );
    expect(received).toEqual([...new Set(received)]);
    checkThread(frame.chat.store.get());
    checkUnread(frame.fired);
    checkReports(world.calls.filter((call) => !gone.has(call)));
    // Never two sessions.
    const making = world.calls.filter((call) => call.isAnonymousSession && !gone.has(call));
    expect(making.length, "sessions being made").toBeLessThanOrEqual(kept === null ? 1 : 0);
  }

  /** What is due happens, and every request is answered. */
  function settle() {
    wire.turn("up");
    while (wire.events.length > 0) wire.deliver(0);
    for (let call = world.calls[0]; call; call = world.calls[0]) call.answer(false);
    vi.advanceTimersByTime(LONG_MS);
  }

  function checkEnd() {
    const mine = kept === null ? [] : world.threadsOf(kept);
    checkLoaded(frame.chat.store.get(), mine);
    const here = frame.chat.store.get().conversation?.id;
    const shown = severalConversations ? mine : mine.filter(({ id }) => id === here);
    const atMost = shown.reduce((sum, one) => sum + world.unreadOf(one), 0);
    if (isLoaded(frame.chat.store.get())) checkUnread(frame.fired, atMost);
    const alive = [...world.delivered].filter(
      (token) => world.sessions.has(token) && !abandoned.has(token),
    );
    expect(
      alive.filter((token) => token !== kept),
      "sessions beside the visitor's",
    ).toEqual([]);
  }

  return { take, listen, check, settle, checkEnd, rounds: SETTLE_ROUNDS };
}
