import { ownClientId } from "./messages.ts";
import { id, timestamp } from "./shapes.ts";
import { messageText } from "./text.ts";
import { z } from "./zod.ts";

/** The most messages that wait in one conversation. */
export const MAX_SCHEDULED = 20;

const ifContactWrites = z
  .enum(["hold", "send"])
  .describe("When the contact writes before its time: hold it until somebody decides, or send it.");

/** A message that is sent later. No visitor ever gets one before it is sent. */
export const scheduledMessage = z.strictObject({
  id,
  conversationId: id,
  clientId: id.describe("That of the message once it is sent."),
  author: z
    .strictObject({ id: id.nullable(), name: z.string() })
    .describe("`id` is null for a member who left."),
  text: z.string(),
  sendAt: timestamp,
  ifContactWrites,
  state: z
    .enum(["scheduled", "held"])
    .describe("`held`: the contact has written, or its author has left. Somebody has to decide."),
  createdAt: timestamp,
});
export type ScheduledMessage = z.infer<typeof scheduledMessage>;

const sendAt = z.iso.datetime().describe("When it is sent, at most two years ahead.");

export const scheduleMessageBody = z.strictObject({
  clientId: ownClientId,
  text: messageText,
  sendAt,
  ifContactWrites: ifContactWrites.default("hold"),
});
export type ScheduleMessageBody = Omit<
  z.infer<typeof scheduleMessageBody>,
  "clientId" | "ifContactWrites"
> & { clientId: string; ifContactWrites?: "hold" | "send" };

export const updateScheduledBody = z
  .strictObject({
    text: messageText.optional().describe("Its author alone changes it."),
    sendAt: sendAt.optional(),
    ifContactWrites: ifContactWrites.optional(),
  })
  .refine((body) => Object.keys(body).length > 0, {
    message: "give what to change",
    path: ["sendAt"],
  });
export type UpdateScheduledBody = z.infer<typeof updateScheduledBody>;
