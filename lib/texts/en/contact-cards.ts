/** The contact card that a server of the business fills: beside a conversation, and its settings. */
export const texts = {
  card: {
    loading: "Loading what your own system knows",
    failed: "This could not be loaded from your own system. {reason}",
    refresh: "Refresh {title}",
    empty: "Nothing known.",
    pressFailed: "Your own system did not confirm “{label}”. {reason}",
    pressed: "“{label}” was done",
  },
  page: {
    title: "Contact card",
    lead: "When someone on your team opens a conversation, your own server can fill a card about the person. Visitors never see it. <guide>How to answer</guide>",
    adminsOnly: "Only admins can set up the contact card.",
    loading: "Loading the contact card",
    loadError: "The contact card could not be loaded",
    emptyTitle: "No contact card yet",
    empty:
      "Show orders, plans or payments from your own system beside each conversation, with buttons for what your team does there.",
  },
  form: {
    url: "URL",
    urlHint:
      "An address on your own server. It receives a signed POST request and answers within four seconds.",
    title: "Heading",
    titleExample: "Shop",
    enabled: "Show the card",
    save: "Save",
    create: "Create",
    saved: "Saved",
  },
  state: {
    works: "Your server answered <when></when>.",
    failing: "The last answer, <when></when>, was not shown: {reason}",
    failed: "It failed <when></when>: {reason}",
    unused: "Your server has not been asked yet.",
    previousSecret: "We also sign with the previous secret until {until}.",
  },
  test: {
    title: "Test",
    button: "Send a test",
    waiting: "Waiting for an answer…",
    hint: "Asks for the card of an invented contact, whose id of yours is “test”.",
    arrived: "Your server answered after {milliseconds, number} ms. Your team would see this card:",
    failed: "There is no card. {reason}",
  },
  rotate: {
    open: "Create a new secret…",
    title: "Create a new secret?",
    description:
      "We sign with the new secret from now on, and with the old one too for another day, so that you have time to replace it.",
    button: "Create a new secret",
  },
  remove: {
    open: "Remove…",
    title: "Remove the contact card?",
    description: "Your team sees no card any more. The address and the secret are deleted.",
    button: "Remove",
    done: "The contact card was removed",
  },
  tryAgain: "Try again",
  cancel: "Cancel",
} as const;
