import { counter } from "@linkdesk/contract/counter.ts";
import type { MailWords } from "./en.ts";

const count = counter("it");

export const it = {
  replyMarker: "##- Rispondi sopra questa riga -##",
  newReply: (from) => `Nuova risposta da ${from}`,
  newMessages: (n, brand) =>
    `${count(n, { one: "Hai un nuovo messaggio", other: "Hai # nuovi messaggi" })} nella tua chat con ${brand}.`,
  howToReply: "Rispondi a questa e-mail o apri la chat.",
  openChat: "Apri la chat",
  askForAddress:
    "Al momento non ci siamo. Lascia il tuo indirizzo e-mail e ti invieremo la nostra risposta. Lo usiamo solo per questa conversazione.",
  address: "Indirizzo e-mail",
  send: "Invia",
  askForRating: "Come valuti questa conversazione?",
  openChatToReply: "Apri la chat per rispondere",
  addressLeft: (host) =>
    `Hai lasciato questo indirizzo nella chat su ${host}. In caso contrario, puoi ignorare questa e-mail.`,
  repliesNotRead: "Le risposte a questa e-mail non vengono lette. Rispondi nella chat.",
  stopMails: "Non ricevere più e-mail su questa conversazione",
  saidAt: (author, time) => `${author}, ${time}`,
  transcriptSubject: (brand) => `La tua conversazione con ${brand}`,
  transcriptLead: (brand) => `Ecco la tua conversazione con ${brand}, come hai chiesto.`,
  transcriptFooter: (host) =>
    `Qualcuno ha inserito questo indirizzo nella chat su ${host}. In caso non sia stata una tua richiesta, puoi ignorare questa e-mail. Non te ne invieremo altre.`,
  continues: "(La conversazione continua.)",
  quoteHeading: (time, name) => `Il ${time}, ${name} ha scritto:`,
  filesTooLarge: (names) => `Troppo grande per un’e-mail: ${names}`,
  stop: {
    title: "E-mail sulla tua conversazione",
    lead: (brand) =>
      `${brand} ti invia per e-mail ciò che non hai letto nella conversazione. Puoi interrompere queste e-mail.`,
    stop: "Non ricevere più queste e-mail",
    stoppedTitle: "Niente più e-mail",
    stopped: (brand) => `${brand} non ti invierà più e-mail su questa conversazione.`,
    resume: "Ricevile di nuovo",
    failed: "Qualcosa non ha funzionato. Riprova.",
    goneTitle: "Questo link non funziona più",
    gone: "La conversazione è stata eliminata o l’indirizzo è incompleto.",
  },
} satisfies MailWords;
