/** A part of the API: a tag of the document and a page of the reference. */
export type Area = {
  /** Its address: `/docs/api/<slug>`. */
  slug: string;
  name: string;
  description: string;
  /** Which paths are in it. */
  paths: RegExp;
};

/** The areas in the order in which they are shown. A path is in the first one that it matches. */
export const AREAS: readonly Area[] = [
  {
    slug: "messages",
    name: "Messages",
    description: "What is said in conversations, with receipts, typing and files.",
    paths:
      /^\/(messages|scheduled-messages|typing|uploads|conversations\/(delivered|\[id\]\/(messages|scheduled-messages|read|typing)))\b/,
  },
  {
    slug: "email",
    name: "E-mail",
    description: "Mails of conversations, and mails that are held until somebody decides.",
    paths: /^\/(emails|held-emails|conversations\/\[id\]\/(emails|recipients))\b/,
  },
  {
    slug: "conversations",
    name: "Conversations",
    description:
      "Lists of conversations, what the team does with them, their tags, attributes and notes, and the search.",
    paths: /^\/(conversations|drafts|tags|attribute-definitions|saved-views|search)\b/,
  },
  {
    slug: "contacts",
    name: "Contacts",
    description: "The people who write to you, and the browsers they use.",
    paths: /^\/(contacts|sessions)\b/,
  },
  {
    slug: "inboxes",
    name: "Inboxes",
    description: "Live chats and e-mail addresses, with their settings.",
    paths: /^\/inboxes\b/,
  },
  {
    slug: "saved-replies",
    name: "Saved replies",
    description: "Texts that agents insert into what they write.",
    paths: /^\/saved-replies\b/,
  },
  {
    slug: "members",
    name: "Members",
    description: "The people of the workspace, and their teams.",
    paths: /^\/(members|teams|invitations|domains)\b/,
  },
  {
    slug: "webhooks",
    name: "Webhooks",
    description: "Which events are sent to your server, and what became of each delivery.",
    paths: /^\/(webhooks|contact-card)\b/,
  },
  {
    slug: "imports",
    name: "Imports",
    description: "Contacts and past conversations from elsewhere, with their times.",
    paths: /^\/imports\b/,
  },
  {
    slug: "realtime",
    name: "Realtime",
    description:
      "Signatures that let a program's own connection join the channels of the workspace.",
    paths: /^\/realtime\b/,
  },
];

/** The area of the events that are sent to a webhook. */
export const EVENTS_AREA = {
  slug: "events",
  name: "Webhook events",
  description: "What Linkdesk sends to your server when something happens.",
} as const;

/** The area of a path such as `/api/v1/webhooks/[id]`. Throws for a path that no area has. */
export function areaOf(path: string): Area {
  const rest = path.replace(/^\/api\/v1/, "");
  const area = AREAS.find(({ paths }) => paths.test(rest));
  if (!area) throw new Error(`${path} is in no area: add it to lib/contract/openapi/areas.ts`);
  return area;
}
