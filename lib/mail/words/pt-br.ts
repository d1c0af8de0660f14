import { counter } from "@linkdesk/contract/counter.ts";
import type { MailWords } from "./en.ts";

const count = counter("pt-BR");

export const ptBR = {
  replyMarker: "##- Responda acima desta linha -##",
  newReply: (from) => `Nova resposta de ${from}`,
  newMessages: (n, brand) =>
    `${count(n, { one: "Você tem uma mensagem nova", other: "Você tem # mensagens novas" })} no seu chat com ${brand}.`,
  howToReply: "Responda a este e-mail ou abra o chat.",
  openChat: "Abrir o chat",
  askForAddress:
    "Não estamos aqui agora. Deixe seu e-mail e enviaremos nossa resposta. Usamos o endereço só nesta conversa.",
  address: "E-mail",
  send: "Enviar",
  askForRating: "Como você avalia esta conversa?",
  openChatToReply: "Abrir o chat para responder",
  addressLeft: (host) =>
    `Você deixou este endereço no chat em ${host}. Se não foi você, pode ignorar este e-mail.`,
  repliesNotRead: "As respostas a este e-mail não são lidas. Responda pelo chat.",
  stopMails: "Não receber mais e-mails sobre esta conversa",
  saidAt: (author, time) => `${author}, ${time}`,
  transcriptSubject: (brand) => `Sua conversa com ${brand}`,
  transcriptLead: (brand) => `Aqui está sua conversa com ${brand}, como você pediu.`,
  transcriptFooter: (host) =>
    `Alguém digitou este endereço no chat em ${host}. Se não foi você, pode ignorar este e-mail. Não enviaremos outros.`,
  continues: "(A conversa continua.)",
  quoteHeading: (time, name) => `Em ${time}, ${name} escreveu:`,
  filesTooLarge: (names) => `Grande demais para e-mail: ${names}`,
  stop: {
    title: "E-mails sobre sua conversa",
    lead: (brand) =>
      `${brand} envia por e-mail o que você não leu na conversa. Você pode parar de receber esses e-mails.`,
    stop: "Parar de receber",
    stoppedTitle: "Não haverá mais e-mails",
    stopped: (brand) => `${brand} não enviará mais e-mails sobre esta conversa.`,
    resume: "Voltar a receber",
    failed: "Não deu certo. Tente de novo.",
    goneTitle: "Este link não funciona mais",
    gone: "A conversa foi excluída ou o endereço está incompleto.",
  },
} satisfies MailWords;
