/** The page of captured mail. */
export const texts = {
  noServer: "No mail server is set up, so mail stays here. Set <code>SMTP_URL</code> to send it.",
  title: "Mail",
  templatesLead: "Every kind of mail that is sent, with made-up data.",
  showTemplates: "Show all templates",
  showCaptured: "Show the captured mail",
  empty: "Nothing yet.",
  sentTo: "{to}, {time} UTC",
  fromTo: "From {from} to {to}",
  links: "Links",
  languages: "Languages of mails to visitors",
  html: "The mail as HTML",
  reply: {
    title: "Reply to this mail",
    label: "Your reply",
    lead: "It is sent as {to}, and read like every mail that comes in.",
    send: "Send reply",
    sent: "Sent. It appears in the conversation.",
    notRead: "Replies to this mail are not read.",
  },
} as const;
