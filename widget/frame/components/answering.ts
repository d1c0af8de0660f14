import type { Message } from "@linkdesk/contract/conversations.ts";
import type { MessageResponse } from "@linkdesk/contract/message-content.ts";

/** What the parts of a message need to be answered. */
export type Answering = {
  response: Message["response"];
  isBusy: boolean;
  answer: (body: MessageResponse) => void;
};
