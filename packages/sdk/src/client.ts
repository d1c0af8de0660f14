import { AttributeDefinitions } from "./attribute-definitions.ts";
import { Contacts } from "./contacts.ts";
import { Conversations } from "./conversations.ts";
import { Emails } from "./emails.ts";
import { Imports } from "./imports.ts";
import { Inboxes } from "./inboxes.ts";
import { Members } from "./members.ts";
import { Messages } from "./messages.ts";
import { Notes } from "./notes.ts";
import { createRequest } from "./request.ts";
import { SavedReplies } from "./saved-replies.ts";
import { ScheduledMessages } from "./scheduled-messages.ts";
import { Search } from "./search.ts";
import { Tags } from "./tags.ts";
import { Teams } from "./teams.ts";
import { Uploads } from "./uploads.ts";
import { Webchat } from "./webchat.ts";
import { Deliveries, Webhooks } from "./webhooks.ts";

/** Written in by `scripts/build-packages.ts`; nothing defines it in the sources. */
declare const LINKDESK_URL: string | undefined;
const INSTANCE_URL = typeof LINKDESK_URL === "string" ? LINKDESK_URL : undefined;

const TIMEOUT_MS = 30_000;
const MAX_RETRIES = 3;

export type LinkdeskOptions = {
  /** From Account → API keys. Keep it on your server: it can do what its scopes say. */
  apiKey: string;
  /** Where Linkdesk runs, such as https://chat.example.com. The instance that the package came from, unless it is set. */
  baseUrl?: string;
  /** How long one try of a call may take, in milliseconds: 30 seconds, unless it is set. */
  timeoutMs?: number;
  /** How often a call is tried again where that is safe: 3 times, unless it is set. */
  maxRetries?: number;
  /** Instead of the runtime's own `fetch`. */
  fetch?: typeof fetch;
};

/**
 * The API of a Linkdesk instance, as what an API key may do. Every call returns `{ data, error }`, and throws only
 * where it is used wrongly. Calls that can be repeated are: after lost connections, 429 and 503.
 */
export class Linkdesk {
  readonly messages: Messages;
  readonly webchat: Webchat;
  readonly conversations: Conversations;
  readonly notes: Notes;
  readonly emails: Emails;
  readonly contacts: Contacts;
  readonly inboxes: Inboxes;
  readonly savedReplies: SavedReplies;
  readonly scheduledMessages: ScheduledMessages;
  readonly members: Members;
  readonly tags: Tags;
  readonly attributeDefinitions: AttributeDefinitions;
  readonly teams: Teams;
  readonly webhooks: Webhooks;
  readonly deliveries: Deliveries;
  readonly uploads: Uploads;
  readonly imports: Imports;
  readonly search: Search;

  /** Throws a TypeError without a key or an address. */
  constructor(options: LinkdeskOptions) {
    const { apiKey, baseUrl = INSTANCE_URL } = options;
    if (!apiKey) throw new TypeError("apiKey is missing: create one under Account, API keys.");
    if (!baseUrl) throw new TypeError("baseUrl is missing: the address where Linkdesk runs.");
    const request = createRequest({
      apiKey,
      baseUrl: withoutSlash(baseUrl),
      timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
      maxRetries: options.maxRetries ?? MAX_RETRIES,
      // Some runtimes refuse to call it on another object.
      fetch: options.fetch ?? ((...call) => fetch(...call)),
    });
    this.messages = new Messages(request);
    this.webchat = new Webchat(request);
    this.conversations = new Conversations(request);
    this.notes = new Notes(request);
    this.emails = new Emails(request);
    this.contacts = new Contacts(request);
    this.inboxes = new Inboxes(request);
    this.savedReplies = new SavedReplies(request);
    this.scheduledMessages = new ScheduledMessages(request);
    this.members = new Members(request);
    this.tags = new Tags(request);
    this.attributeDefinitions = new AttributeDefinitions(request);
    this.teams = new Teams(request);
    this.webhooks = new Webhooks(request);
    this.deliveries = new Deliveries(request);
    this.uploads = new Uploads(request);
    this.imports = new Imports(request);
    this.search = new Search(request);
  }
}

function withoutSlash(address: string): string {
  let end = address.length;
  while (address[end - 1] === "/") end--;
  return address.slice(0, end);
}
