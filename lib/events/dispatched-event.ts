import type { EventActor, EventData, EventType } from "@linkdesk/contract/domain-events.ts";

/** An event as the dispatcher hands it to a consumer. */
export type DispatchedEvent<T extends EventType = EventType> = {
  [K in T]: {
    position: bigint;
    id: string;
    workspaceId: string;
    type: K;
    inboxId: string | null;
    conversationId: string | null;
    contactId: string | null;
    actor: EventActor;
    data: EventData<K>;
    at: Date;
  };
}[T];
