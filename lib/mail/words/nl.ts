import { counter } from "@linkdesk/contract/counter.ts";
import type { MailWords } from "./en.ts";

const count = counter("nl");

export const nl = {
  replyMarker: "##- Antwoord boven deze regel -##",
  newReply: (from) => `Nieuw antwoord van ${from}`,
  newMessages: (n, brand) =>
    `${count(n, { one: "Je hebt een nieuw bericht", other: "Je hebt # nieuwe berichten" })} in je chat met ${brand}.`,
  howToReply: "Beantwoord deze e-mail of open de chat.",
  openChat: "Chat openen",
  askForAddress:
    "We zijn er nu even niet. Laat je e-mailadres achter, dan mailen we je ons antwoord. We gebruiken het alleen voor dit gesprek.",
  address: "E-mailadres",
  send: "Versturen",
  askForRating: "Hoe beoordeel je dit gesprek?",
  openChatToReply: "Chat openen om te antwoorden",
  addressLeft: (host) =>
    `Je hebt dit adres achtergelaten in de chat op ${host}. Was jij dat niet? Dan kun je deze e-mail negeren.`,
  repliesNotRead: "Antwoorden op deze e-mail worden niet gelezen. Antwoord in de chat.",
  stopMails: "Geen e-mails meer over dit gesprek",
  saidAt: (author, time) => `${author}, ${time}`,
  transcriptSubject: (brand) => `Je gesprek met ${brand}`,
  transcriptLead: (brand) => `Hier is je gesprek met ${brand}, zoals je hebt gevraagd.`,
  transcriptFooter: (host) =>
    `Iemand heeft dit adres ingevuld in de chat op ${host}. Was jij dat niet? Dan kun je deze e-mail negeren. We sturen je er verder geen.`,
  continues: "(Het gesprek gaat verder.)",
  quoteHeading: (time, name) => `Op ${time} schreef ${name}:`,
  filesTooLarge: (names) => `Te groot voor e-mail: ${names}`,
  stop: {
    title: "E-mails over je gesprek",
    lead: (brand) =>
      `${brand} mailt je wat je in je gesprek nog niet hebt gelezen. Je kunt deze e-mails stoppen.`,
    stop: "Deze e-mails stoppen",
    stoppedTitle: "Geen e-mails meer",
    stopped: (brand) => `${brand} stuurt je geen e-mails meer over dit gesprek.`,
    resume: "Weer ontvangen",
    failed: "Dat is niet gelukt. Probeer het opnieuw.",
    goneTitle: "Deze link werkt niet meer",
    gone: "Het gesprek is verwijderd of het adres is niet volledig.",
  },
} satisfies MailWords;
