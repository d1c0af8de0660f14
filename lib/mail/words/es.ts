import { counter } from "@linkdesk/contract/counter.ts";
import type { MailWords } from "./en.ts";

const count = counter("es");

export const es = {
  replyMarker: "##- Responde por encima de esta línea -##",
  newReply: (from) => `Nueva respuesta de ${from}`,
  newMessages: (n, brand) =>
    `${count(n, { one: "Tienes un mensaje nuevo", other: "Tienes # mensajes nuevos" })} en tu chat con ${brand}.`,
  howToReply: "Responde a este correo o abre el chat.",
  openChat: "Abrir el chat",
  askForAddress:
    "Ahora mismo no estamos. Déjanos tu correo electrónico y te enviaremos nuestra respuesta. Solo lo usamos para esta conversación.",
  address: "Correo electrónico",
  send: "Enviar",
  askForRating: "¿Cómo valoras esta conversación?",
  openChatToReply: "Abrir el chat para responder",
  addressLeft: (host) =>
    `Dejaste esta dirección en el chat de ${host}. Si no fuiste tú, puedes ignorar este correo.`,
  repliesNotRead: "Las respuestas a este correo no se leen. Responde en el chat, por favor.",
  stopMails: "No recibir más correos sobre esta conversación",
  saidAt: (author, time) => `${author}, ${time}`,
  transcriptSubject: (brand) => `Tu conversación con ${brand}`,
  transcriptLead: (brand) => `Aquí tienes tu conversación con ${brand}, como pediste.`,
  transcriptFooter: (host) =>
    `Alguien escribió esta dirección en el chat de ${host}. Si no fuiste tú, puedes ignorar este correo. No te enviaremos más.`,
  continues: "(La conversación continúa.)",
  quoteHeading: (time, name) => `El ${time}, ${name} escribió:`,
  filesTooLarge: (names) => `Demasiado grande para el correo: ${names}`,
  stop: {
    title: "Correos sobre tu conversación",
    lead: (brand) =>
      `${brand} te envía por correo lo que no has leído en tu conversación. Puedes dejar de recibir estos correos.`,
    stop: "Dejar de recibirlos",
    stoppedTitle: "No habrá más correos",
    stopped: (brand) => `${brand} ya no te enviará correos sobre esta conversación.`,
    resume: "Volver a recibirlos",
    failed: "No se ha podido guardar. Inténtalo de nuevo.",
    goneTitle: "Este enlace ya no funciona",
    gone: "La conversación se ha eliminado o la dirección está incompleta.",
  },
} satisfies MailWords;
