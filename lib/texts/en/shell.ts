/** The frame of the dashboard: navigation, account menu, banners and error pages. */
export const texts = {
  nav: {
    conversations: "Conversations",
    inboxes: "Inboxes",
    members: "Members",
    docs: "Docs",
    label: "Main",
    unread: "{count, number} unread",
  },
  menu: {
    themes: {
      system: "Same as system",
      light: "Light",
      dark: "Dark",
    },
    label: "Account",
    labelYou: "You: account",
    you: "You",
    workspace: "Workspace",
    appearance: "Appearance",
    account: "Your account",
    tags: "Tags",
    attributes: "Attributes",
    webhooks: "Webhooks",
    imports: "Import",
    contactCard: "Contact card",
    savedReplies: "Saved replies",
    apiKeys: "API keys",
    audit: "Audit log",
    signOut: "Sign out",
  },
  address: {
    confirm: "Please confirm your address: we sent a link to <address>{email}</address>.",
    label: "Address not confirmed",
    sent: "A new link is on its way.",
    sendAgain: "Send it again",
  },
  leave: {
    title: "Sign out with unsent messages?",
    description:
      "Some of your replies or notes are not sent yet. Signing out deletes them from this browser.",
    stay: "Stay",
  },
  loading: "Loading",
  skipLink: "Skip to content",
  error: {
    text: "The problem is on our side. If it keeps happening, tell the person who runs this site.",
    textWithId:
      "The problem is on our side. If it keeps happening, tell the person who runs this site and mention {id}.",
    title: "Something went wrong",
    tryAgain: "Try again",
  },
  notFound: {
    page: "Not found",
    title: "Page not found",
    button: "Go to the home page",
    text: "The address may be wrong, or the page may have moved.",
  },
} as const;
