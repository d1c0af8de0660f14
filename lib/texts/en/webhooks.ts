/** The webhooks screens: which events go to which server, and what became of each delivery. */
export const texts = {
  page: {
    lead: "Linkdesk sends a signed request to your own server for each event. <guide>How to receive events</guide>",
    title: "Webhooks",
    new: "New webhook",
    adminsOnly: "Only admins can set up webhooks.",
    loading: "Loading webhooks",
    loadError: "The webhooks could not be loaded",
    emptyTitle: "No webhooks yet",
    emptyButton: "Create the first one",
    empty: "Notify your CRM, your bot or your own code about new messages and conversations.",
  },
  off: {
    gone: "Your server answered that this address is permanently gone (410), so we turned the webhook off.",
    failing: "Every delivery failed for three days, so we turned the webhook off.",
    byHand: "This webhook is off. It receives no events.",
  },
  failing:
    "Deliveries are failing. The first failure was <since></since>. We try each delivery again for about a day. If every delivery fails for three days, the webhook is turned off.",
  events: {
    groups: {
      messages: "Messages",
      conversations: "Conversations",
      contacts: "Contacts",
    },
    message: {
      received: "Message from a visitor",
      sent: "Message from your team or from Linkdesk",
    },
    webchat: {
      button: {
        clicked: "Button in a message clicked",
      },
      conversation: {
        started: "Conversation started by a visitor",
      },
    },
    conversation: {
      assigned: "Conversation assigned or unassigned",
      resolved: "Conversation resolved",
      reopened: "Conversation reopened",
    },
    contact: {
      updated: "Contact identified by your website, or their details changed",
      deleted: "Contact deleted. Delete your copy of their data, too",
    },
  },
  rotate: {
    overlaps: {
      day: "for another day",
      week: "for another week",
      none: "not at all",
    },
    title: "Create a new secret?",
    description:
      "We sign with the new secret from now on. Choose how long we also sign with the old one, so that you have time to replace it.",
    overlap: "Old secret keeps signing",
    button: "Create a new secret",
  },
  failed: {
    some: "{count, plural, one {# event} other {# events}} could not be processed and did not reach your webhooks.",
    many: "More than {count, number} events could not be processed and did not reach your webhooks.",
    retrying: "Processing the events again",
    details: "Details",
  },
  states: {
    all: "All",
    pending: "Waiting",
    delivered: "Delivered",
    failed: "Failed",
  },
  delivery: {
    attempts: "{count, plural, one {# attempt} other {# attempts}}",
    attemptsUntil: "{count, plural, one {# attempt} other {# attempts}}, the last {last}",
    nextAttempt: "{made}. Next try {next}",
    duration: "{milliseconds, number} ms",
    id: "webhook-id",
    sent: "What we sent",
    notSent: "It has not been sent yet.",
    deleted: "The data in it has since been deleted, so its content was deleted too.",
    resent: "The delivery is on its way",
    sendNow: "Send now",
    sendAgain: "Send again",
    isOff: "Turn the webhook on first.",
  },
  row: {
    events: "{count, plural, one {# event} other {# events}}",
  },
  badge: {
    off: "Off",
    failing: "Failing",
    on: "On",
  },
  webhook: {
    title: "Webhook",
    loading: "Loading the webhook",
    missingTitle: "Webhook not found",
    missingButton: "See all webhooks",
    missing: "It may have been deleted, or it belongs to another workspace.",
    loadError: "The webhook could not be loaded",
  },
  facts: {
    events: "Events",
    inbox: "Inbox",
    secret: "Secret",
    previousSecret: "We also sign with the previous secret until {until}.",
  },
  fields: {
    everyInbox: "Every inbox",
    url: "URL",
    urlHint: "An address on your own server. It receives a POST request for each event.",
    name: "Name (optional)",
    nameExample: "Our CRM",
    inbox: "Inbox",
  },
  turnOn: "Turn on",
  menu: {
    isOn: "The webhook is on",
    isOff: "The webhook is off",
    edit: "Edit",
    more: "More actions",
    turnOff: "Turn off",
    rotate: "Create a new secret…",
    delete: "Delete…",
  },
  delete: {
    done: "The webhook was deleted",
    title: "Delete this webhook?",
    description:
      "Your server will receive no more events. Waiting deliveries are not sent, and the list of deliveries is deleted.",
    button: "Delete",
  },
  create: {
    title: "New webhook",
    button: "Create",
  },
  cancel: "Cancel",
  edit: {
    done: "Saved",
    title: "Edit webhook",
    button: "Save",
  },
  secret: {
    title: "Your signing secret",
    description:
      "Your server uses it to check that a request comes from Linkdesk. Copy it there now, for example as LINKDESK_WEBHOOK_SECRET. It is stored encrypted and can’t be shown again.",
    copy: "Copy secret",
    close: "I’ve copied it",
  },
  test: {
    title: "Test",
    button: "Send a test event",
    waiting: "Waiting for an answer…",
    hint: "A ping, sent once, even while the webhook is off.",
    arrived: "It arrived: {status, number} after {milliseconds, number} ms.",
    failed: "It did not arrive. {reason}",
  },
  answer: "What your server answered",
  tryAgain: "Try again",
  deliveries: {
    title: "Deliveries",
    lead: "Kept for {delivered, number} days, those that failed for {failed, number}.",
    show: "Show",
    loading: "Loading deliveries",
    loadError: "The deliveries could not be loaded",
    emptyTitle: "Nothing sent yet",
    noneTitle: "No deliveries here",
    empty: "Deliveries appear here as events happen. Send a test event to try it.",
    none: "No delivery is in this state.",
    moreError: "More deliveries could not be loaded.",
    more: "Show more",
  },
} as const;
