import { counter } from "@linkdesk/contract/counter.ts";
import type { MailWords } from "./en.ts";

const count = counter("fr");

export const fr = {
  replyMarker: "##- Veuillez répondre au-dessus de cette ligne -##",
  newReply: (from) => `Nouvelle réponse de ${from}`,
  newMessages: (n, brand) =>
    `${count(n, { one: "Vous avez un nouveau message", other: "Vous avez # nouveaux messages" })} dans votre discussion avec ${brand}.`,
  howToReply: "Répondez à cet e-mail ou ouvrez la discussion.",
  openChat: "Ouvrir la discussion",
  askForAddress:
    "Nous sommes absents pour le moment. Laissez votre adresse e-mail et nous vous enverrons notre réponse. Elle ne sert que pour cette conversation.",
  address: "Adresse e-mail",
  send: "Envoyer",
  askForRating: "Comment évaluez-vous cette discussion ?",
  openChatToReply: "Ouvrir la discussion pour répondre",
  addressLeft: (host) =>
    `Vous avez laissé cette adresse dans la discussion sur ${host}. Si ce n’était pas vous, vous pouvez ignorer cet e-mail.`,
  repliesNotRead:
    "Les réponses à cet e-mail ne sont pas lues. Veuillez répondre dans la discussion.",
  stopMails: "Ne plus recevoir d’e-mails sur cette conversation",
  saidAt: (author, time) => `${author}, ${time}`,
  transcriptSubject: (brand) => `Votre conversation avec ${brand}`,
  transcriptLead: (brand) => `Voici votre conversation avec ${brand}, comme vous l’avez demandé.`,
  transcriptFooter: (host) =>
    `Quelqu’un a saisi cette adresse dans la discussion sur ${host}. Si ce n’était pas vous, vous pouvez ignorer cet e-mail. Nous ne vous en enverrons pas d’autres.`,
  continues: "(La conversation continue.)",
  quoteHeading: (time, name) => `Le ${time}, ${name} a écrit :`,
  filesTooLarge: (names) => `Trop volumineux pour un e-mail : ${names}`,
  stop: {
    title: "E-mails sur votre conversation",
    lead: (brand) =>
      `${brand} vous envoie par e-mail ce que vous n’avez pas lu dans votre conversation. Vous pouvez arrêter ces e-mails.`,
    stop: "Ne plus recevoir ces e-mails",
    stoppedTitle: "Vous ne recevrez plus d’e-mails",
    stopped: (brand) => `${brand} ne vous enverra plus d’e-mails sur cette conversation.`,
    resume: "Les recevoir à nouveau",
    failed: "L’opération n’a pas abouti. Veuillez réessayer.",
    goneTitle: "Ce lien ne fonctionne plus",
    gone: "La conversation a été supprimée, ou l’adresse est incomplète.",
  },
} satisfies MailWords;
