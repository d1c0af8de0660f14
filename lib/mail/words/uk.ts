import { counter } from "@linkdesk/contract/counter.ts";
import type { MailWords } from "./en.ts";

const count = counter("uk");

export const uk = {
  replyMarker: "##- Напишіть відповідь над цим рядком -##",
  newReply: (from) => `Нова відповідь: ${from}`,
  newMessages: (n, brand) =>
    `У вас ${count(n, { one: "# нове повідомлення", few: "# нові повідомлення", many: "# нових повідомлень", other: "# нового повідомлення" })} у чаті із ${brand}.`,
  howToReply: "Дайте відповідь на цей лист або відкрийте чат.",
  openChat: "Відкрити чат",
  askForAddress:
    "Зараз нас немає на місці. Залиште адресу електронної пошти, і ми надішлемо вам відповідь. Ми використаємо її лише для цієї розмови.",
  address: "Адреса електронної пошти",
  send: "Надіслати",
  askForRating: "Як ви оцінюєте цю розмову?",
  openChatToReply: "Відкрити чат, щоб відповісти",
  addressLeft: (host) =>
    `Ви залишили цю адресу в чаті на сайті ${host}. Якщо це були не ви, не зважайте на цей лист.`,
  repliesNotRead: "Відповіді на цей лист ніхто не читає. Будь ласка, відповідайте в чаті.",
  stopMails: "Більше не надсилати листів про цю розмову",
  saidAt: (author, time) => `${author}, ${time}`,
  transcriptSubject: (brand) => `Ваша розмова із ${brand}`,
  transcriptLead: (brand) => `Ось ваша розмова із ${brand}, як ви просили.`,
  transcriptFooter: (host) =>
    `Хтось указав цю адресу в чаті на сайті ${host}. Якщо це були не ви, не зважайте на цей лист. Інших ми не надсилатимемо.`,
  continues: "(Розмова триває.)",
  quoteHeading: (time, name) => `${time} ${name} пише:`,
  filesTooLarge: (names) => `Завеликий розмір для листа: ${names}`,
  stop: {
    title: "Листи про вашу розмову",
    lead: (brand) =>
      `Ми надсилаємо на пошту те, що ви не прочитали в розмові із ${brand}. Ці листи можна вимкнути.`,
    stop: "Вимкнути листи",
    stoppedTitle: "Листів більше не буде",
    stopped: (brand) => `Листів про розмову із ${brand} більше не буде.`,
    resume: "Надсилати знову",
    failed: "Не вдалося. Спробуйте ще раз.",
    goneTitle: "Це посилання більше не працює",
    gone: "Розмову видалено, або адреса неповна.",
  },
} satisfies MailWords;
