import { counter } from "./counter.ts";
import type { Dictionary } from "./dictionary.ts";

const count = counter("ru");

export const ru = {
  chatWith: (brand) => `Чат с ${brand}`,
  close: "Закрыть чат",
  back: "Назад",
  cancel: "Отмена",
  tryAgain: "Повторить",

  returnHint: "Переписка останется здесь, к ней можно вернуться в любое время.",
  start: "Начать диалог",
  leaveMessage: "Оставить сообщение",
  conversations: "Ваши диалоги",
  noPreview: "Диалог",
  unreadMessages: (n) =>
    count(n, {
      one: "# новое сообщение",
      few: "# новых сообщения",
      many: "# новых сообщений",
      other: "# нового сообщения",
    }),
  opensNewTab: "откроется в новой вкладке",

  talkingWith: (name) => `С вами общается ${name}`,
  team: "Мы отвечаем прямо здесь",
  away: "Сейчас нас нет на месте",
  messages: "Сообщения",
  loading: "Загружаем вашу переписку",
  loadFailed: "Не удалось загрузить переписку.",
  olderFailed: "Не удалось загрузить более ранние сообщения.",
  emptyThread: "Здесь пока ничего нет. Напишите первое сообщение ниже.",
  resolved: "Вопрос решён. Напишите ещё раз, чтобы продолжить диалог.",
  ended: "Диалог завершён.",
  startNew: "Начать новый диалог",
  newMessages: "Новые сообщения",
  today: "Сегодня",
  yesterday: "Вчера",
  you: "Вы",
  saidAt: (author, time) => `${author}, ${time}`,
  sending: "Отправляется",
  sent: "Отправлено",
  seen: "Прочитано",
  notSent: "Не отправлено",
  retry: "Повторить",
  typing: (name) => `${name} печатает`,
  reconnecting: "Восстанавливаем соединение…",

  composerLabel: (brand) => `Сообщение для ${brand}`,
  placeholder: "Напишите сообщение",
  send: "Отправить сообщение",
  charactersLeft: (n) =>
    count(n, {
      one: "остался # символ",
      few: "осталось # символа",
      many: "осталось # символов",
      other: "осталось # символа",
    }),
  tooLong: (n) =>
    count(n, {
      one: "лишний # символ",
      few: "лишние # символа",
      many: "лишние # символов",
      other: "лишние # символа",
    }),

  menu: "Другие действия",
  endConversation: "Завершить диалог",
  endQuestion: "Завершить этот диалог?",
  endConfirm: "Завершить",
  endFailed: "Не удалось завершить диалог. Попробуйте ещё раз.",
  transcript: "Скачать переписку",
  transcriptFailed: "Не удалось скачать переписку. Попробуйте ещё раз.",
  soundOn: "Включить звук",
  soundOff: "Выключить звук",

  attach: "Прикрепить файлы",
  dropHere: "Перетащите файлы сюда",
  fileProgress: (name, percent) => `${name}, загружено ${percent}`,
  fileReady: (name) => `${name}, готов к отправке`,
  fileFailed: (name) => `Не удалось загрузить ${name}.`,
  removeFile: (name) => `Убрать ${name}`,
  retryFile: (name) => `Загрузить ${name} ещё раз`,
  fileTooLarge: (name, limit) =>
    `Файл ${name} слишком большой. Максимальный размер файла — ${limit}.`,
  fileTypeRefused: (name) =>
    `Файл ${name} нельзя отправить: файлы такого типа здесь не принимаются.`,
  fileEmpty: (name) => `Файл ${name} пуст.`,
  tooManyFiles: (n) =>
    count(n, {
      one: "За один раз можно отправить # файл.",
      few: "За один раз можно отправить # файла.",
      many: "За один раз можно отправить # файлов.",
      other: "За один раз можно отправить # файла.",
    }),
  openImage: (name) => `Открыть изображение ${name}`,

  emoji: "Добавить эмодзи",
  emojiGroups: {
    smileys: "Смайлики",
    gestures: "Люди",
    hearts: "Сердца",
    nature: "Природа",
    food: "Еда",
    activities: "Занятия",
    objects: "Предметы",
    symbols: "Символы",
  },

  formTitle: "Прежде чем начать",
  formIntro: "Расскажите немного о себе, чтобы нам было проще помочь.",
  formHeld: "Спасибо! Ещё пара вопросов — и сообщение отправится.",
  formSubmit: "Продолжить",
  required: "обязательно",
  choose: "Выберите",
  message: "Сообщение",
  needed: "Заполните это поле, пожалуйста.",
  badEmail: "Введите адрес электронной почты, например name@example.com.",
  badTel: "Введите номер телефона.",
  badUrl: "Введите полный адрес сайта, начиная с https://.",
  badNumber: "Введите число.",
  badChoice: "Выберите один из вариантов.",
  tooLongValue: "Слишком длинно, сократите, пожалуйста.",
  offlineThanks: "Спасибо! Мы получили ваше сообщение и ответим, как только сможем.",

  answered: "Ответ отправлен",
  answerFailed: "Не получилось отправить. Попробуйте ещё раз.",
  previous: "Назад",
  next: "Вперёд",
  rating: "Ваша оценка",
  stars: (n) => count(n, { one: "# звезда", few: "# звезды", many: "# звёзд", other: "# звезды" }),
  comment: "Хотите что-нибудь добавить? (необязательно)",
  sendRating: "Отправить оценку",
  thanks: "Спасибо за отзыв!",

  consentTitle: "Прежде чем начать чат",
  consentText: (brand) =>
    `Чтобы сохранить эту переписку, ${brand} хранит в вашем браузере немного данных. Вы не против?`,
  accept: "Принять",
  decline: "Отказаться",
} satisfies Dictionary;
