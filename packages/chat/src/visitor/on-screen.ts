import type { Message, VisitorConversation } from "@linkdesk/contract/conversations.ts";
import type { RealtimeClientConfig, StartedConversation } from "@linkdesk/contract/widget.ts";
import type { WidgetApi } from "./api.ts";
import { type Connect, createHub, type Hub } from "./hub.ts";
import { type createPlaces, NEWEST, type Place } from "./places.ts";
import type { Session } from "./session.ts";
import { createThread, type Thread } from "./thread.ts";
import { createWatchers } from "./watchers.ts";

/** What is on screen: a conversation, or none yet, and then the place where the next message goes. */
type Shown = Thread | Place;

type Options = {
  api: WidgetApi;
  realtime: RealtimeClientConfig;
  connect: Connect;
  session: Session;
  places: ReturnType<typeof createPlaces>;
  /** With several conversations, those that are not on screen are watched for news too. */
  isSeveral: boolean;
  isNetworkUp: () => boolean;
  /** A message of the conversation on screen. */
  onMessage: (message: Message) => void;
  /** A message of the team, on screen or not. */
  onNews: (message: Message) => void;
  /** A member of the team has read the conversation on screen. */
  onSeen: () => void;
  /** What is shown has changed. */
  onChange: () => void;
  /** Reads the state from the server. */
  refresh: () => void;
  /** The server does not know the token any more. */
  lose: (token: string) => void;
};
export type OnScreen = ReturnType<typeof createOnScreen>;

/** Which conversation is on screen, and the session's realtime connection for it and for the others. */
export function createOnScreen(options: Options) {
  const { places, session, onChange, refresh, onNews, lose } = options;
  const watchers = createWatchers({ onNews, onEvent: refresh });
  let hub: Hub | null = null;
  let shown: Shown = NEWEST;

  const thread = () => (typeof shown === "string" ? null : shown);
  const place = () => (typeof shown === "string" ? shown : shown.id);

  function watchOthers() {
    if (!options.isSeveral || !hub) return;
    const others = (session.state()?.conversations ?? []).filter(({ id }) => id !== place());
    watchers.watch(hub, others);
  }

  function open(conversation: VisitorConversation, token: string, isNew: boolean): Thread {
    thread()?.close();
    watchers.leave(conversation.id);
    hub ??= createHub({
      ...{ config: options.realtime, connect: options.connect, api: options.api, token },
      onOver: () => lose(token),
      onCut: refresh,
    });
    const opened = createThread({ ...options, token, hub, conversation, isNew });
    shown = opened;
    watchOthers();
    onChange();
    return opened;
  }

  /** Leaves the conversation on screen, if there is one. */
  function close() {
    thread()?.close();
    if (thread()) shown = NEWEST;
    onChange();
  }

  /** Leaves the conversation on screen; the next message goes to this place. */
  function goNew(next: Place) {
    thread()?.close();
    shown = next;
    watchOthers();
    onChange();
  }

  return {
    thread,
    place,
    watchOthers,
    open,
    goNew,
    close,
    /** A message started a conversation. The visitor may have opened another place meanwhile. */
    showStarted({ conversation, message }: StartedConversation, token: string, from: Place) {
      const here = place();
      const isHere = here === NEWEST || places.resolve(from) === places.resolve(here);
      places.move(from, conversation.id);
      if (isHere) open(conversation, token, true).receive(message);
      else refresh();
    },
    /** Shows one of the visitor's conversations. */
    go(conversation: VisitorConversation) {
      const token = session.token();
      if (token && place() !== conversation.id) open(conversation, token, false);
    },
    /** The session is over. */
    leave() {
      watchers.leaveAll();
      hub = null;
      goNew(NEWEST);
    },
  };
}
