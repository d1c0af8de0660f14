import { activity } from "../activities.ts";
import { attachment } from "../attachment-schema.ts";
import { attributeDefinition } from "../attribute-definitions.ts";
import { contactCard, contactCardSource } from "../contact-card.ts";
import { contactEvent } from "../contact-events.ts";
import { contact, contactSession } from "../contacts.ts";
import { conversationAction } from "../conversation-actions.ts";
import { condition, conditionGroup, documentedFilter } from "../conversation-filter.ts";
import {
  author,
  contactSummary,
  conversationDetail,
  conversationListItem,
  expandedConversation,
  memberSummary,
  message,
  messagePage,
  visitorContext,
} from "../conversations.ts";
import { email, emailOriginal, emailThread, mailPerson } from "../emails.ts";
import { formField } from "../form-fields.ts";
import { importProblem, importRow } from "../imports.ts";
import { inbox, inboxSettings, inboxSettingsPatch } from "../inboxes.ts";
import {
  card,
  interactive,
  messageButton,
  messageContent,
  shownCard,
  shownContent,
  shownInteractive,
  shownResponse,
} from "../message-content.ts";
import { note } from "../notes.ts";
import { savedReply } from "../saved-replies.ts";
import { scheduledMessage } from "../scheduled-messages.ts";
import { searchHit } from "../search.ts";
import { named, problem } from "../shapes.ts";
import { tag } from "../tags.ts";
import { team } from "../teams.ts";
import { jsonValue, pingData, WEBHOOK_EVENTS } from "../webhook-events.ts";
import { delivery, deliveryDetail, webhook } from "../webhooks.ts";
import type { z } from "../zod.ts";

/** `webchat.button.clicked` is `WebchatButtonClickedEvent`. */
function eventName(event: string): string {
  const words = event.split(/[._]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join("")}Event`;
}

/** The data of each event, by the name of its component. */
const EVENTS = Object.fromEntries(
  Object.entries({ ...WEBHOOK_EVENTS, ping: pingData }).map(([event, data]) => [
    eventName(event),
    data as z.ZodType,
  ]),
);

/**
 * The schemas that have a name in the document. Names are part of the API: programs that are generated
 * from the document call their types by them.
 */
export const COMPONENTS: Readonly<Record<string, z.ZodType>> = {
  Activity: activity,
  Attachment: attachment,
  AttributeDefinition: attributeDefinition,
  Author: author,
  Button: messageButton,
  Card: shownCard,
  Contact: contact,
  ContactCard: contactCard,
  ContactCardSource: contactCardSource,
  ContactEvent: contactEvent,
  ContactSummary: contactSummary,
  ContactSession: contactSession,
  Conversation: conversationDetail,
  ConversationAction: conversationAction,
  ConversationCondition: condition,
  ConversationConditionGroup: conditionGroup,
  ConversationFilter: documentedFilter,
  ConversationSummary: conversationListItem,
  Email: email,
  EmailOriginal: emailOriginal,
  EmailThread: emailThread,
  ExpandedConversation: expandedConversation,
  FormField: formField,
  Import: importRow,
  ImportProblem: importProblem,
  Inbox: inbox,
  InboxSettings: inboxSettings,
  InboxSettingsPatch: inboxSettingsPatch,
  Interactive: shownInteractive,
  JsonValue: jsonValue,
  MailPerson: mailPerson,
  Member: memberSummary,
  Message: message,
  MessageContent: shownContent,
  MessagePage: messagePage,
  MessageResponse: shownResponse,
  NewCard: card,
  NewInteractive: interactive,
  NewMessageContent: messageContent,
  Note: note,
  Problem: problem,
  SearchHit: searchHit,
  Reference: named,
  Tag: tag,
  Team: team,
  SavedReply: savedReply,
  ScheduledMessage: scheduledMessage,
  VisitorContext: visitorContext,
  Webhook: webhook,
  WebhookDelivery: delivery,
  WebhookDeliveryDetail: deliveryDetail,
  ContactDetailsEvent: WEBHOOK_EVENTS["contact.updated"],
  ConversationChangedEvent: WEBHOOK_EVENTS["conversation.resolved"],
  MessageReceiptEvent: WEBHOOK_EVENTS["message.read"],
  ...EVENTS,
};
