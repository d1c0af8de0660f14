import * as account from "./account.ts";
import * as audit from "./audit.ts";
import * as contacts from "./contacts.ts";
import * as conversations from "./conversations.ts";
import type { Endpoint } from "./endpoint.ts";
import * as inboxes from "./inboxes.ts";
import * as service from "./service.ts";
import * as webhooks from "./webhooks.ts";
import * as widget from "./widget.ts";
import * as workspace from "./workspace.ts";

const AREAS = [
  account,
  audit,
  contacts,
  conversations,
  inboxes,
  service,
  webhooks,
  widget,
  workspace,
] as const;

type Values<T> = T extends object ? T[keyof T] : never;

/** The type of every row. */
export type Row = Values<(typeof AREAS)[number]>;

/** Every endpoint of the service. */
export const ENDPOINTS: readonly Endpoint[] = AREAS.flatMap((area): Endpoint[] =>
  Object.values(area),
);
