import type { VisitorConversation } from "@linkdesk/contract/conversations.ts";
import type { createDeliveries } from "../receipts.ts";
import { listConversations } from "./conversation-list.ts";
import type { OnScreen } from "./on-screen.ts";
import { type createPlaces, NEWEST } from "./places.ts";
import type { Session } from "./session.ts";
import { type EngineState, type Entry, NO_THREAD } from "./state.ts";
import type { Store } from "./store.ts";
import type { Thread } from "./thread.ts";

type Options = {
  store: Store<EngineState>;
  session: Session;
  screen: OnScreen;
  places: ReturnType<typeof createPlaces>;
  deliveries: ReturnType<typeof createDeliveries>;
  /** The messages that are not sent yet. */
  unsent: () => readonly Entry[];
  isSeveral: boolean;
  onUnread: (count: number) => void;
};

/** Puts what the engine knows into its state, and says how much of it is unread. */
export function createView(options: Options) {
  const { store, session, screen, places } = options;
  let unread = 0;

  /** Reports what this browser has received, on screen or not. */
  function noteDelivered(conversations: VisitorConversation[], thread: Thread | null) {
    for (const { id, lastSeq, contactDeliveredSeq, contactReadSeq } of conversations) {
      const seq = id === thread?.id ? thread.log.ceiling() : lastSeq;
      options.deliveries.note(id, seq, Math.max(contactDeliveredSeq, contactReadSeq));
    }
  }

  /** Shows the unsent messages of the conversation on screen. */
  function publishOutbox() {
    const here = places.resolve(screen.place());
    const mine = options.unsent().filter((entry) => {
      const its = places.resolve(entry.place);
      return its === here || its === NEWEST || here === NEWEST;
    });
    const { outbox: shown } = store.get();
    const isSame = mine.length === shown.length && mine.every((e, i) => e === shown[i]);
    if (!isSame) store.set({ outbox: mine });
  }

  return {
    publishOutbox,
    publish() {
      const thread = screen.thread();
      const conversations = listConversations(session.state()?.conversations ?? [], thread);
      noteDelivered(conversations, thread);
      store.set({ conversations, ...(thread?.view() ?? NO_THREAD) });
      publishOutbox();
      const others = options.isSeveral ? conversations.filter(({ id }) => id !== thread?.id) : [];
      const count = others.reduce((sum, c) => sum + c.unread, thread?.unread() ?? 0);
      if (count !== unread) options.onUnread(count);
      unread = count;
    },
  };
}
