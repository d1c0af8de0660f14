// What is sent and asked about messages. What a message is, stands with the conversations.

import { MAX_ATTACHMENTS } from "./attachments.ts";
import { message } from "./conversations.ts";
import { MAX_DELIVERIES, MAX_MESSAGE_CHARS, MESSAGE_PAGE_SIZE } from "./limits.ts";
import { type MessageContent, messageContent, sentContent } from "./message-content.ts";
import { id } from "./shapes.ts";
import { clientId, emailAddress, rowId, storableText } from "./text.ts";
import { z } from "./zod.ts";

/** May be empty beside an attachment. */
export const messageTextOrEmpty = storableText(MAX_MESSAGE_CHARS).default("");

/** Files that were uploaded before, by the same side. */
export const attachmentIds = z
  .array(rowId)
  .max(MAX_ATTACHMENTS, `must be at most ${MAX_ATTACHMENTS} files`)
  .default([]);

export const hasContent = (body: { text: string; attachmentIds: string[] }) =>
  body.text.trim().length > 0 || body.attachmentIds.length > 0;
export const NEEDS_CONTENT = { message: "must not be empty without a file", path: ["text"] };

export const postMessageBody = z
  .strictObject({ clientId, text: messageTextOrEmpty, attachmentIds })
  .refine(hasContent, NEEDS_CONTENT);
export type PostMessageBody = { clientId: string; text: string; attachmentIds?: string[] };

/** What makes sending twice harmless. Programs may send the header `Idempotency-Key` instead, or neither. */
export const ownClientId = clientId
  .optional()
  .describe("A UUID of your own: sending it twice sends once. Or use Idempotency-Key.");

/** An agent or a program may also send cards and interactive messages. */
export const postAgentMessageBody = z
  .strictObject({
    clientId: ownClientId,
    text: messageTextOrEmpty,
    attachmentIds,
    content: messageContent.default({ type: "text" }),
  })
  .refine((body) => hasContent(body) || body.content.type !== "text", NEEDS_CONTENT);
export type PostAgentMessageBody = PostMessageBody & { content?: MessageContent };

/** A message as programs send it, to a conversation or to a contact in a channel. */
export const sendMessageBody = z
  .strictObject({
    conversationId: rowId.optional(),
    channelId: rowId.optional().describe("The inbox."),
    to: rowId
      .optional()
      .describe(
        "The contact. The message goes into their newest open conversation in that inbox, or into a new one.",
      ),
    content: sentContent,
    attachmentIds,
    clientId: ownClientId,
  })
  .superRefine(({ conversationId, channelId, to, content, attachmentIds }, context) => {
    const issue = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: field.split("."), message });
    if (conversationId) {
      if (channelId || to) issue("conversationId", "stands alone, without channelId and to");
    } else {
      if (!channelId) issue("channelId", "must be set where conversationId is not");
      if (!to) issue("to", "must be set where conversationId is not");
    }
    if (content.type !== "text" || content.text.trim() || attachmentIds.length > 0) return;
    issue("content.text", "must not be empty without a file");
  });
export type SendMessageBody = z.infer<typeof sendMessageBody>;

export const sentMessage = z.strictObject({ message, conversationId: id });

/** Whether a program is writing an answer. */
export const typingBody = z.strictObject({
  isTyping: z.boolean(),
  channelId: rowId.optional().describe("If set, the conversation must be in that inbox."),
});

export const readBody = z.strictObject({ seq: z.int().min(0).max(2_147_483_647) });

/** Up to which `seq` a browser has received the messages of several conversations. */
export const deliveredBody = z.strictObject({
  conversations: z
    .array(z.strictObject({ id: rowId, seq: z.int().min(0).max(2_147_483_647) }))
    .min(1, "must name a conversation")
    .max(MAX_DELIVERIES, `must name at most ${MAX_DELIVERIES} conversations`),
});
export type DeliveredBody = z.infer<typeof deliveredBody>;

const seqParam = z.coerce.number().int().min(0).max(2_147_483_647);

const messagesRange = {
  after: seqParam.optional(),
  before: seqParam.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(MESSAGE_PAGE_SIZE),
};

/** A page of messages for the team, which can also begin at a time. */
export const teamMessagesQuery = z
  .strictObject({
    ...messagesRange,
    since: z.iso
      .datetime()
      .optional()
      .describe("From the first message on that is not older than this time."),
  })
  .refine(({ after, before, since }) => [after, before, since].filter(isGiven).length < 2, {
    message: "give only one of after, before and since",
    path: ["after"],
  });
export type TeamMessagesQuery = z.infer<typeof teamMessagesQuery>;

const isGiven = (value: unknown) => value !== undefined;

/** The same for visitors. `after` walks forward from a seq (resync); `before` walks back (history); neither: the newest page. */
export const messagesQuery = z
  .strictObject(messagesRange)
  .refine((q) => q.after === undefined || q.before === undefined, {
    message: "give either after or before, not both",
    path: ["after"],
  });
export type MessagesQuery = z.infer<typeof messagesQuery>;

export const sendTranscriptBody = z.strictObject({
  email: emailAddress
    .optional()
    .describe("Where it goes. Default: where the mails of the conversation go."),
});
export type SendTranscriptBody = z.infer<typeof sendTranscriptBody>;

export const sentTranscript = z.strictObject({ to: z.string().describe("The address.") });
export type SentTranscript = z.infer<typeof sentTranscript>;
