import { counter } from "@linkdesk/contract/counter.ts";
import type { MailWords } from "./en.ts";

const count = counter("ru");

export const ru = {
  replyMarker: "##- Напишите ответ над этой строкой -##",
  newReply: (from) => `Новый ответ: ${from}`,
  newMessages: (n, brand) =>
    `У вас ${count(n, { one: "# новое сообщение", few: "# новых сообщения", many: "# новых сообщений", other: "# нового сообщения" })} в чате с ${brand}.`,
  howToReply: "Ответьте на это письмо или откройте чат.",
  openChat: "Открыть чат",
  askForAddress:
    "Сейчас нас нет на месте. Оставьте адрес электронной почты, и мы пришлём вам ответ. Мы используем его только для этой переписки.",
  address: "Адрес электронной почты",
  send: "Отправить",
  askForRating: "Как вы оцениваете эту беседу?",
  openChatToReply: "Открыть чат, чтобы ответить",
  addressLeft: (host) =>
    `Вы оставили этот адрес в чате на сайте ${host}. Если это были не вы, не обращайте внимания на это письмо.`,
  repliesNotRead: "Ответы на это письмо никто не читает. Пожалуйста, ответьте в чате.",
  stopMails: "Больше не присылать писем об этом диалоге",
  saidAt: (author, time) => `${author}, ${time}`,
  transcriptSubject: (brand) => `Ваша переписка с ${brand}`,
  transcriptLead: (brand) => `Вот ваша переписка с ${brand}, как вы просили.`,
  transcriptFooter: (host) =>
    `Кто-то указал этот адрес в чате на сайте ${host}. Если это были не вы, не обращайте внимания на это письмо. Других мы не пришлём.`,
  continues: "(Переписка продолжается.)",
  quoteHeading: (time, name) => `${time} ${name} пишет:`,
  filesTooLarge: (names) => `Слишком большой размер для письма: ${names}`,
  stop: {
    title: "Письма о вашем диалоге",
    lead: (brand) =>
      `Мы присылаем на почту то, что вы не прочитали в диалоге с ${brand}. Эти письма можно отключить.`,
    stop: "Отключить письма",
    stoppedTitle: "Писем больше не будет",
    stopped: (brand) => `Писем о диалоге с ${brand} больше не будет.`,
    resume: "Присылать снова",
    failed: "Не получилось. Попробуйте ещё раз.",
    goneTitle: "Эта ссылка больше не работает",
    gone: "Диалог удалён, или адрес неполный.",
  },
} satisfies MailWords;
