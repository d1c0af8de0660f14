// What of the API is in the SDK, and what its types are called there.
import { activity } from "../lib/contract/activities.ts";
import { attachment } from "../lib/contract/attachment-schema.ts";
import { attributeDefinition } from "../lib/contract/attribute-definitions.ts";
import { contactEvent } from "../lib/contract/contact-events.ts";
import { contact, contactSession } from "../lib/contract/contacts.ts";
import { conversationAction } from "../lib/contract/conversation-actions.ts";
import {
  author,
  contactSummary,
  conversationDetail,
  conversationListItem,
  expandedConversation,
  memberSummary,
  message,
} from "../lib/contract/conversations.ts";
import { email, emailOriginal } from "../lib/contract/emails.ts";
import * as attributes from "../lib/contract/endpoints/attribute-definitions.ts";
import * as contactCard from "../lib/contract/endpoints/contact-card.ts";
import * as contacts from "../lib/contract/endpoints/contacts.ts";
import * as conversations from "../lib/contract/endpoints/conversations.ts";
import * as desk from "../lib/contract/endpoints/desk.ts";
import * as emails from "../lib/contract/endpoints/emails.ts";
import type { Endpoint } from "../lib/contract/endpoints/endpoint.ts";
import * as imports from "../lib/contract/endpoints/imports.ts";
import * as inboxes from "../lib/contract/endpoints/inboxes.ts";
import * as savedReplies from "../lib/contract/endpoints/saved-replies.ts";
import * as scheduledMessages from "../lib/contract/endpoints/scheduled-messages.ts";
import * as search from "../lib/contract/endpoints/search.ts";
import * as webhooks from "../lib/contract/endpoints/webhooks.ts";
import * as workspace from "../lib/contract/endpoints/workspace.ts";
import { importProblem, importRow } from "../lib/contract/imports.ts";
import { inbox } from "../lib/contract/inboxes.ts";
import {
  card,
  interactive,
  messageButton,
  sentContent,
  shownContent,
  shownResponse,
} from "../lib/contract/message-content.ts";
import { note } from "../lib/contract/notes.ts";
import { savedReply } from "../lib/contract/saved-replies.ts";
import { scheduledMessage } from "../lib/contract/scheduled-messages.ts";
import { searchHit } from "../lib/contract/search.ts";
import { tag } from "../lib/contract/tags.ts";
import { team } from "../lib/contract/teams.ts";
import { delivery, deliveryDetail, webhook } from "../lib/contract/webhooks.ts";
import type { z } from "../lib/contract/zod.ts";

/** Types of answers, by the schema that they come from. */
export const ENTITIES = {
  Activity: activity,
  Attachment: attachment,
  Author: author,
  Contact: contact,
  ContactEvent: contactEvent,
  ContactSession: contactSession,
  ContactSummary: contactSummary,
  Conversation: conversationListItem,
  ConversationDetail: conversationDetail,
  Delivery: delivery,
  DeliveryDetail: deliveryDetail,
  Email: email,
  EmailOriginal: emailOriginal,
  ExpandedConversation: expandedConversation,
  Import: importRow,
  ImportProblem: importProblem,
  Inbox: inbox,
  Member: memberSummary,
  Message: message,
  MessageResponse: shownResponse,
  Note: note,
  ScheduledMessage: scheduledMessage,
  SavedReply: savedReply,
  ShownContent: shownContent,
  Tag: tag,
  AttributeDefinition: attributeDefinition,
  Team: team,
  SearchHit: searchHit,
  Webhook: webhook,
} as const satisfies Record<string, z.ZodType>;

/** Types of what is sent. */
export const INPUTS = {
  Card: card,
  ConversationAction: conversationAction,
  Interactive: interactive,
  MessageButton: messageButton,
  SentContent: sentContent,
} as const satisfies Record<string, z.ZodType>;

/** The endpoints that the SDK calls: for each, the types of its query, body and answer. */
export const ROWS = {
  listContacts: contacts.listContacts,
  createContact: contacts.createContact,
  getContact: contacts.getContact,
  updateContact: contacts.updateContact,
  putContact: contacts.putContact,
  deleteContact: contacts.deleteContact,
  recordContactEvent: contacts.recordContactEvent,
  listContactEvents: contacts.listContactEvents,
  listContactSessions: contacts.listContactSessions,
  endContactSession: contacts.endContactSession,
  listConversations: conversations.listConversations,
  getConversation: conversations.getConversation,
  runActions: conversations.runActions,
  sendTranscript: conversations.sendTranscript,
  runBulkActions: conversations.runBulkActions,
  countMatching: conversations.countMatching,
  sendMessage: conversations.sendMessage,
  setTyping: conversations.setTyping,
  listMessages: conversations.listMessages,
  listNotes: conversations.listNotes,
  writeNote: conversations.writeNote,
  updateNote: conversations.updateNote,
  deleteNote: conversations.deleteNote,
  listParticipants: conversations.listParticipants,
  listActivities: conversations.listActivities,
  search: search.search,
  uploadFile: conversations.uploadFile,
  listEmails: emails.listEmails,
  getEmail: emails.getEmail,
  startByMail: emails.startByMail,
  setRecipients: emails.setRecipients,
  listInboxes: inboxes.listInboxes,
  createInbox: inboxes.createInbox,
  getInbox: inboxes.getInbox,
  updateInbox: inboxes.updateInbox,
  listSavedReplies: savedReplies.listSavedReplies,
  createSavedReply: savedReplies.createSavedReply,
  updateSavedReply: savedReplies.updateSavedReply,
  deleteSavedReply: savedReplies.deleteSavedReply,
  recordReplyUse: savedReplies.recordReplyUse,
  importSavedReplies: savedReplies.importSavedReplies,
  listScheduledMessages: scheduledMessages.listScheduledMessages,
  scheduleMessage: scheduledMessages.scheduleMessage,
  updateScheduledMessage: scheduledMessages.updateScheduledMessage,
  cancelScheduledMessage: scheduledMessages.cancelScheduledMessage,
  sendScheduledMessage: scheduledMessages.sendScheduledMessage,
  listMembers: workspace.listMembers,
  listTags: desk.listTags,
  createTag: desk.createTag,
  updateTag: desk.updateTag,
  deleteTag: desk.deleteTag,
  listAttributeDefinitions: attributes.listAttributeDefinitions,
  createAttributeDefinition: attributes.createAttributeDefinition,
  updateAttributeDefinition: attributes.updateAttributeDefinition,
  deleteAttributeDefinition: attributes.deleteAttributeDefinition,
  listTeams: desk.listTeams,
  listWebhooks: webhooks.listWebhooks,
  createWebhook: webhooks.createWebhook,
  getWebhook: webhooks.getWebhook,
  updateWebhook: webhooks.updateWebhook,
  deleteWebhook: webhooks.deleteWebhook,
  rotateWebhookSecret: webhooks.rotateWebhookSecret,
  sendTestEvent: webhooks.sendTestEvent,
  listDeliveries: webhooks.listDeliveries,
  getDelivery: webhooks.getDelivery,
  resendDelivery: webhooks.resendDelivery,
  listImports: imports.listImports,
  createImport: imports.createImport,
  getImport: imports.getImport,
  putImportPart: imports.putImportPart,
  runImport: imports.runImport,
  listImportProblems: imports.listImportProblems,
  deleteImport: imports.deleteImport,
} as const satisfies Record<string, Endpoint>;

/** Open to API keys, and not in the SDK, each with the reason. */
export const NOT_IN_SDK = new Map<Endpoint, string>([
  [contacts.exportContact, "a ZIP archive: fetch() saves it without holding it in memory"],
  [contacts.recordContactEventByExternalId, "recordContactEvent has its types"],
  ...Object.values(contactCard).map((row): [Endpoint, string] => [
    row,
    "of cards that a server of yours fills: it knows what is in them",
  ]),
  [conversations.postMessage, "sendMessage does the same"],
  [conversations.authorizeChannel, "of the realtime protocol"],
  [conversations.authorizeUser, "of the realtime protocol"],
]);
