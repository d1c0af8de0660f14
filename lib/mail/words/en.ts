import { counter } from "@linkdesk/contract/counter.ts";

const count = counter("en");

/** What the mails to visitors say. The other languages have the same texts. */
export const en = {
  /** A line of its own. What is below it in a reply is the quoted mail. */
  replyMarker: "##- Please reply above this line -##",
  /** A subject. `from` is a name, with the brand in parentheses. */
  newReply: (from: string) => `New reply from ${from}`,
  newMessages: (n: number, brand: string) =>
    `${count(n, { one: "You have a new message", other: "You have # new messages" })} in your chat with ${brand}.`,
  howToReply: "Reply to this mail, or open the chat.",
  openChat: "Open the chat",
  /** A message in the chat that asks for an address while nobody is there. */
  askForAddress:
    "We are away right now. Leave your e-mail address, and we mail you our reply. We use it for this conversation only.",
  address: "E-mail address",
  send: "Send",
  /** A message in the chat, above five stars. */
  askForRating: "How would you rate this conversation?",
  openChatToReply: "Open the chat to reply",
  /** `host` is the website's, such as example.com. */
  addressLeft: (host: string) =>
    `You left this address in the chat on ${host}. If you did not, you can ignore this mail.`,
  repliesNotRead: "Replies to this mail are not read; please reply in the chat.",
  stopMails: "No more mails about this conversation",
  /** Above a message. */
  saidAt: (author: string, time: string) => `${author}, ${time}`,
  transcriptSubject: (brand: string) => `Your conversation with ${brand}`,
  transcriptLead: (brand: string) => `Here is your conversation with ${brand}, as you asked for.`,
  transcriptFooter: (host: string) =>
    `Someone entered this address in the chat on ${host}. If it was not you, you can ignore this mail. We won’t send you others.`,
  /** At the end of a transcript that leaves something out. */
  continues: "(The conversation continues.)",
  /** Above a quoted mail. The reading of replies knows these lines, see lib/email/parse. */
  quoteHeading: (time: string, name: string) => `On ${time}, ${name} wrote:`,
  /** `names` are those of files, separated by commas. */
  filesTooLarge: (names: string) => `Too large for e-mail: ${names}`,
  /** The page on which a reader stops the mails about a conversation. */
  stop: {
    title: "E-mails about your conversation",
    lead: (brand: string) =>
      `${brand} mails you what you have not read in your conversation. You can stop these mails.`,
    stop: "Stop these mails",
    stoppedTitle: "No more mails",
    stopped: (brand: string) => `${brand} does not mail you about this conversation any more.`,
    resume: "Send them again",
    failed: "That didn’t go through. Please try again.",
    goneTitle: "This link no longer works",
    gone: "The conversation was deleted, or the address is not complete.",
  },
};

export type MailWords = typeof en;
