// Writes packages/chat/src/types.ts, the types of the headless client without zod, from the contract's schemas:
// node scripts/write-chat-types.ts. A test compares the file with what would be written.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { attachment } from "../lib/contract/attachment-schema.ts";
import { author, message, visitorConversation } from "../lib/contract/conversations.ts";
import { formField } from "../lib/contract/form-fields.ts";
import { inboxSettings } from "../lib/contract/inboxes.ts";
import { responseBody, shownContent, shownResponse } from "../lib/contract/message-content.ts";
import { PROBLEM_STATUS } from "../lib/contract/problem.ts";
import { claimedUser, clientConfig, visitorPage, visitorPrivacy } from "../lib/contract/widget.ts";
import type { z } from "../lib/contract/zod.ts";
import { comment, type Direction, formatTypes, printType } from "./print-types.ts";
import { root } from "./stack.ts";

export const CHAT_TYPES = "packages/chat/src/types.ts";

const OUTPUTS = {
  Attachment: attachment,
  Author: author,
  ChatConfig: clientConfig,
  Conversation: visitorConversation,
  FormField: formField,
  InboxSettings: inboxSettings,
  Message: message,
  MessageContent: shownContent,
  MessageResponse: shownResponse,
} as const satisfies Record<string, z.ZodType>;

const INPUTS = {
  Answer: responseBody,
  Page: visitorPage,
  Privacy: visitorPrivacy,
  User: claimedUser,
} as const satisfies Record<string, z.ZodType>;

/** The text of the file, formatted. */
export function chatTypes(): string {
  const codes = Object.keys(PROBLEM_STATUS).map((code) => JSON.stringify(code));
  const text = [
    "// Written by scripts/write-chat-types.ts from the contract's schemas; not edited by hand.",
    `/** The codes of errors that the API answers with. */\nexport type ProblemCode = ${codes.join(" | ")};`,
    ...declarations(OUTPUTS, "output"),
    ...declarations(INPUTS, "input"),
  ].join("\n\n");
  return formatTypes(text, CHAT_TYPES);
}

function declarations(schemas: Record<string, z.ZodType>, direction: Direction): string[] {
  const names = new Map(Object.entries(schemas).map(([name, schema]) => [schema, name]));
  return Object.entries(schemas).map(([name, schema]) => {
    const type = printType(schema, direction, names);
    return `${comment(schema.description)}export type ${name} = ${type};`;
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(join(root, CHAT_TYPES), chatTypes());
}
