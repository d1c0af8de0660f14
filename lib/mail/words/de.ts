import { counter } from "@linkdesk/contract/counter.ts";
import type { MailWords } from "./en.ts";

const count = counter("de");

export const de = {
  replyMarker: "##- Bitte antworten Sie oberhalb dieser Zeile -##",
  newReply: (from) => `Neue Antwort von ${from}`,
  newMessages: (n, brand) =>
    `${count(n, { one: "Sie haben eine neue Nachricht", other: "Sie haben # neue Nachrichten" })} in Ihrem Chat mit ${brand}.`,
  howToReply: "Antworten Sie auf diese E-Mail oder öffnen Sie den Chat.",
  openChat: "Chat öffnen",
  askForAddress:
    "Wir sind gerade nicht da. Hinterlassen Sie Ihre E-Mail-Adresse, dann schicken wir Ihnen unsere Antwort per E-Mail. Wir verwenden sie nur für diese Unterhaltung.",
  address: "E-Mail-Adresse",
  send: "Senden",
  askForRating: "Wie bewerten Sie diese Unterhaltung?",
  openChatToReply: "Chat öffnen und antworten",
  addressLeft: (host) =>
    `Sie haben diese Adresse im Chat auf ${host} hinterlassen. Falls nicht, können Sie diese E-Mail ignorieren.`,
  repliesNotRead: "Antworten auf diese E-Mail werden nicht gelesen. Bitte antworten Sie im Chat.",
  stopMails: "Keine E-Mails mehr zu dieser Unterhaltung",
  saidAt: (author, time) => `${author}, ${time}`,
  transcriptSubject: (brand) => `Ihre Unterhaltung mit ${brand}`,
  transcriptLead: (brand) =>
    `Hier ist der Verlauf Ihrer Unterhaltung mit ${brand}, um den Sie gebeten haben.`,
  transcriptFooter: (host) =>
    `Jemand hat diese Adresse im Chat auf ${host} eingegeben. Wenn Sie das nicht waren, können Sie diese E-Mail ignorieren. Weitere senden wir Ihnen nicht.`,
  continues: "(Die Unterhaltung geht noch weiter.)",
  quoteHeading: (time, name) => `Am ${time} schrieb ${name}:`,
  filesTooLarge: (names) => `Zu groß für eine E-Mail: ${names}`,
  stop: {
    title: "E-Mails zu Ihrer Unterhaltung",
    lead: (brand) =>
      `${brand} schickt Ihnen per E-Mail, was Sie in Ihrer Unterhaltung noch nicht gelesen haben. Sie können diese E-Mails abbestellen.`,
    stop: "E-Mails abbestellen",
    stoppedTitle: "Keine weiteren E-Mails",
    stopped: (brand) => `${brand} schickt Ihnen keine E-Mails mehr zu dieser Unterhaltung.`,
    resume: "Wieder zusenden",
    failed: "Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.",
    goneTitle: "Dieser Link funktioniert nicht mehr",
    gone: "Die Unterhaltung wurde gelöscht, oder die Adresse ist unvollständig.",
  },
} satisfies MailWords;
