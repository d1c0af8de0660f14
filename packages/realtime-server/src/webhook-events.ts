/** What can have happened, in the words of Pusher's webhooks. */
export type WebhookEvent =
  | { name: "channel_occupied" | "channel_vacated" | "cache_miss"; channel: string }
  | { name: "member_added" | "member_removed"; channel: string; user_id: string }
  | { name: "subscription_count"; channel: string; subscription_count: number }
  | {
      name: "client_event";
      channel: string;
      event: string;
      data: string | undefined;
      socket_id: string;
      user_id?: string;
    };

/** Names of webhook events. */
export type WebhookEventName = WebhookEvent["name"];
