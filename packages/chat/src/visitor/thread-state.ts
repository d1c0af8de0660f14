import type { VisitorConversation } from "@linkdesk/contract/conversations.ts";
import { newerReceipts, type Receipts } from "../receipts.ts";

/** The first thing that is missing for events to arrive: to have joined the channel, or the device's network. */
type Missing = "channel" | "network";

export type Connection =
  /** The channel is being joined for the first time. */
  | { name: "joining"; missing: Missing }
  /** That takes so long that it is shown, if the messages could not be loaded either. */
  | { name: "slow"; missing: Missing }
  /** Events arrive. */
  | { name: "live" }
  /** They did a moment ago. A short loss is not shown. */
  | { name: "lost"; missing: Missing }
  /** They did, too long ago not to show it. */
  | { name: "gone"; missing: Missing };

/** Whether the server knows up to which message the visitor has read (`contactReadSeq` of the conversation). */
export type Reading =
  | "known"
  /** One request is under way at a time. */
  | "reporting"
  /** The visitor has read on since that request was sent: another one follows it. */
  | "readOn"
  /** The request failed. It is repeated with the next news of the conversation. */
  | "due";

export type ThreadState =
  | {
      name: "open";
      conversation: VisitorConversation;
      connection: Connection;
      reading: Reading;
      /** Who types on the other side: "" without a name, null: nobody. */
      typing: string | null;
    }
  /** It is not on screen any more: what arrives late changes nothing. */
  | { name: "closed"; conversation: VisitorConversation };

type Changes = Partial<VisitorConversation> & Receipts;

export type ThreadEvent =
  /** Events flow on the channel. `isUp`: the device has a network, too. It notices a loss before the channel. */
  | { type: "joined"; isUp: boolean }
  /** They may be missed from here on. */
  | { type: "left" }
  | { type: "network"; isUp: boolean }
  /** The time is over after which a loss is shown. */
  | { type: "waited" }
  /** The visitor has seen the messages up to this one. */
  | { type: "saw"; seq: number }
  /** The visitor's own message is in the conversation. The server marks those before it as read. */
  | { type: "wrote"; seq: number }
  /** What an event says about the conversation. It may overtake another. */
  | { type: "updated"; changes: Changes }
  /** What the session's state says about it. */
  | { type: "read"; conversation: VisitorConversation }
  | { type: "reported" }
  | { type: "failed" }
  | { type: "typing"; name: string | null }
  /** The messages have changed. */
  | { type: "changed" }
  | { type: "closed" };

export type ThreadEffect =
  | "live"
  /** Waits until the loss is shown, and asks for what the events do not bring. */
  | "lost"
  /** Says to the server up to which message the visitor has read. */
  | { report: number }
  /** Reads the session's state: it may say more than the events did. */
  | "refresh"
  /** A member of the team has read it. */
  | "seen"
  | "draw"
  | "leave";

type Open = ThreadState & { name: "open" };
type ConnectionEvent = ThreadEvent & { type: "joined" | "left" | "network" | "waited" };
type Next = readonly [ThreadState, ThreadEffect[]];
type NextConnection = readonly [Connection, ThreadEffect[]];

export const openThread = (conversation: VisitorConversation): ThreadState => ({
  ...{ name: "open", conversation, reading: "known", typing: null },
  connection: { name: "joining", missing: "channel" },
});

/** What becomes of the conversation on screen through an event. What is not listed for a state is ignored in it. */
export function stepThread(state: ThreadState, event: ThreadEvent): Next {
  if (state.name === "closed") return [state, []];
  const { conversation, reading } = state;
  switch (event.type) {
    case "saw":
      return saw(state, event.seq);
    case "wrote":
      return known(readTo(state, event.seq), event.seq, []);
    case "read":
      return merge(state, event.conversation, []);
    case "updated":
      return updated(state, event.changes);
    case "reported":
      if (reading === "readOn") return report(state, []);
      return [reading === "reporting" ? { ...state, reading: "known" } : state, []];
    case "failed":
      return [isReporting(reading) ? { ...state, reading: "due" } : state, []];
    case "typing":
      return event.name === state.typing
        ? [state, []]
        : [{ ...state, typing: event.name }, ["draw"]];
    case "changed":
      return [state, ["draw"]];
    case "closed":
      return [{ name: "closed", conversation }, ["leave"]];
    default: {
      const [connection, effects] = stepConnection(state.connection, event);
      return [connection === state.connection ? state : { ...state, connection }, effects];
    }
  }
}

function stepConnection(state: Connection, event: ConnectionEvent): NextConnection {
  switch (event.type) {
    case "joined":
      return event.isUp ? live(state) : without(state, "network");
    case "left":
      return without(state, "channel");
    case "network":
      if (state.name === "live") return event.isUp ? [state, []] : without(state, "network");
      return event.isUp && state.missing === "network" ? live(state) : [state, []];
    case "waited":
      if (state.name === "joining") return [{ ...state, name: "slow" }, ["draw"]];
      return state.name === "lost" ? [{ ...state, name: "gone" }, ["draw"]] : [state, []];
  }
}

function live(state: Connection): NextConnection {
  const { name } = state;
  if (name === "live") return [state, []];
  // After a loss, anything in the conversation may have changed.
  const isBack = name === "lost" || name === "gone";
  return [{ name: "live" }, isBack ? ["refresh", "live", "draw"] : ["live", "draw"]];
}

function without(state: Connection, missing: Missing): NextConnection {
  if (state.name === "live") return [{ name: "lost", missing }, ["lost", "draw"]];
  return [state.missing === missing ? state : { ...state, missing }, []];
}

const isReporting = (reading: Reading) => reading === "reporting" || reading === "readOn";

function report(state: Open, others: ThreadEffect[]): Next {
  const { contactReadSeq: seq } = state.conversation;
  return [{ ...state, reading: "reporting" }, [{ report: seq }, ...others]];
}

function readTo(state: Open, seq: number): Open {
  const { conversation } = state;
  const contactReadSeq = Math.max(seq, conversation.contactReadSeq);
  return { ...state, conversation: { ...conversation, contactReadSeq } };
}

function saw(state: Open, seq: number): Next {
  if (seq <= state.conversation.contactReadSeq) return [state, []];
  const next = readTo(state, seq);
  return isReporting(state.reading)
    ? [{ ...next, reading: "readOn" }, ["draw"]]
    : report(next, ["draw"]);
}

/** The server knows that the visitor has read up to `seq`. */
function known(state: Open, seq: number, effects: ThreadEffect[]): Next {
  const { conversation, reading } = state;
  if (seq < conversation.contactReadSeq) {
    return reading === "due" ? report(state, effects) : [state, effects];
  }
  return [{ ...state, reading: isReporting(reading) ? "reporting" : "known" }, effects];
}

/** Keeps what this browser knows and the server has not recorded yet. */
function merge(state: Open, changes: Changes, effects: ThreadEffect[]): Next {
  const next = { ...state.conversation, ...changes };
  const conversation = { ...next, ...newerReceipts(state.conversation, next) };
  return known({ ...state, conversation }, changes.contactReadSeq, effects);
}

function updated(state: Open, changes: Changes): Next {
  const { agentReadSeq, status } = state.conversation;
  const effects: ThreadEffect[] = ["draw"];
  // The event of a change may arrive before that of an earlier one.
  if (changes.status && changes.status !== status) effects.unshift("refresh");
  if (changes.agentReadSeq > agentReadSeq) effects.unshift("seen");
  return merge(state, changes, effects);
}
