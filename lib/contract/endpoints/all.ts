import * as account from "./account.ts";
import * as apiKeys from "./api-keys.ts";
import * as attributeDefinitions from "./attribute-definitions.ts";
import * as audit from "./audit.ts";
import * as contactCard from "./contact-card.ts";
import * as contacts from "./contacts.ts";
import * as conversations from "./conversations.ts";
import * as desk from "./desk.ts";
import * as emails from "./emails.ts";
import type { Endpoint } from "./endpoint.ts";
import * as imports from "./imports.ts";
import * as inboxes from "./inboxes.ts";
import * as mailAccounts from "./mail-accounts.ts";
import * as savedReplies from "./saved-replies.ts";
import * as scheduledMessages from "./scheduled-messages.ts";
import * as search from "./search.ts";
import * as service from "./service.ts";
import * as webhooks from "./webhooks.ts";
import * as widget from "./widget.ts";
import * as workspace from "./workspace.ts";

const AREAS = [
  account,
  apiKeys,
  attributeDefinitions,
  audit,
  contactCard,
  contacts,
  conversations,
  desk,
  emails,
  imports,
  inboxes,
  mailAccounts,
  savedReplies,
  scheduledMessages,
  search,
  service,
  webhooks,
  widget,
  workspace,
] as const;

type Values<T> = T extends object ? T[keyof T] : never;

/** The type of every row. */
export type Row = Values<(typeof AREAS)[number]>;

/** Every endpoint of the service with the name of its row, which is unique among those of one caller. */
export const NAMED_ENDPOINTS: readonly { name: string; row: Endpoint }[] = AREAS.flatMap((area) =>
  Object.entries<Endpoint>(area).map(([name, row]) => ({ name, row })),
);

/** Every endpoint of the service. */
export const ENDPOINTS: readonly Endpoint[] = NAMED_ENDPOINTS.map(({ row }) => row);
