import { counter } from "@linkdesk/contract/counter.ts";
import type { MailWords } from "./en.ts";

const count = counter("pl");

export const pl = {
  replyMarker: "##- Odpowiedz powyżej tej linii -##",
  newReply: (from) => `Nowa odpowiedź: ${from}`,
  newMessages: (n, brand) =>
    `${count(n, { one: "Masz nową wiadomość", few: "Masz # nowe wiadomości", many: "Masz # nowych wiadomości", other: "Masz # nowej wiadomości" })} w czacie z ${brand}.`,
  howToReply: "Odpowiedz na ten e-mail lub otwórz czat.",
  openChat: "Otwórz czat",
  askForAddress:
    "Teraz nas nie ma. Zostaw adres e-mail, a wyślemy Ci naszą odpowiedź. Użyjemy go tylko w tej rozmowie.",
  address: "Adres e-mail",
  send: "Wyślij",
  askForRating: "Jak oceniasz tę rozmowę?",
  openChatToReply: "Otwórz czat, aby odpowiedzieć",
  addressLeft: (host) =>
    `Ten adres podano w czacie na stronie ${host}. Jeśli to nie Ty, możesz zignorować ten e-mail.`,
  repliesNotRead: "Odpowiedzi na ten e-mail nie są czytane. Odpowiedz w czacie.",
  stopMails: "Nie wysyłaj więcej e-maili o tej rozmowie",
  saidAt: (author, time) => `${author}, ${time}`,
  transcriptSubject: (brand) => `Twoja rozmowa z ${brand}`,
  transcriptLead: (brand) => `Oto zapis Twojej rozmowy z ${brand}, zgodnie z prośbą.`,
  transcriptFooter: (host) =>
    `Ktoś wpisał ten adres w czacie na stronie ${host}. Jeśli to nie Ty, możesz zignorować ten e-mail. Nie wyślemy kolejnych.`,
  continues: "(Rozmowa trwa dalej.)",
  quoteHeading: (time, name) => `W dniu ${time} ${name} napisał(a):`,
  filesTooLarge: (names) => `Za duże na e-mail: ${names}`,
  stop: {
    title: "E-maile o Twojej rozmowie",
    lead: (brand) =>
      `Wysyłamy Ci e-mailem nieprzeczytane wiadomości z rozmowy z ${brand}. Możesz to wyłączyć.`,
    stop: "Nie wysyłaj tych e-maili",
    stoppedTitle: "Koniec e-maili",
    stopped: (brand) => `Nie będziemy już wysyłać e-maili o rozmowie z ${brand}.`,
    resume: "Wysyłaj ponownie",
    failed: "Nie udało się. Spróbuj ponownie.",
    goneTitle: "Ten link już nie działa",
    gone: "Rozmowa została usunięta albo adres jest niepełny.",
  },
} satisfies MailWords;
