import { counter } from "./counter.ts";
import type { Dictionary } from "./dictionary.ts";

const count = counter("pl");

export const pl = {
  chatWith: (brand) => `Czat z ${brand}`,
  close: "Zamknij czat",
  back: "Wstecz",
  cancel: "Anuluj",
  tryAgain: "Spróbuj ponownie",

  returnHint: "Twoja rozmowa zostanie tutaj – możesz do niej wrócić w każdej chwili.",
  start: "Rozpocznij rozmowę",
  leaveMessage: "Zostaw wiadomość",
  conversations: "Twoje rozmowy",
  noPreview: "Rozmowa",
  unreadMessages: (n) =>
    count(n, {
      one: "# nowa wiadomość",
      few: "# nowe wiadomości",
      many: "# nowych wiadomości",
      other: "# nowej wiadomości",
    }),
  opensNewTab: "otwiera się w nowej karcie",

  talkingWith: (name) => `Rozmawiasz z: ${name}`,
  team: "Odpowiemy właśnie tutaj",
  away: "Teraz nas nie ma",
  messages: "Wiadomości",
  loading: "Wczytywanie rozmowy",
  loadFailed: "Nie udało się wczytać rozmowy.",
  olderFailed: "Nie udało się wczytać wcześniejszych wiadomości.",
  emptyThread: "Jeszcze nic tu nie ma. Napisz poniżej pierwszą wiadomość.",
  resolved: "Ta rozmowa została zakończona. Napisz ponownie, aby ją wznowić.",
  ended: "Ta rozmowa dobiegła końca.",
  startNew: "Rozpocznij nową rozmowę",
  newMessages: "Nowe wiadomości",
  today: "Dzisiaj",
  yesterday: "Wczoraj",
  you: "Ty",
  saidAt: (author, time) => `${author}, ${time}`,
  sending: "Wysyłanie",
  sent: "Wysłano",
  seen: "Przeczytano",
  notSent: "Nie wysłano",
  retry: "Ponów",
  typing: (name) => `${name} pisze`,
  reconnecting: "Ponowne łączenie…",

  composerLabel: (brand) => `Wiadomość do ${brand}`,
  placeholder: "Napisz wiadomość",
  send: "Wyślij wiadomość",
  charactersLeft: (n) =>
    count(n, {
      one: "pozostał # znak",
      few: "pozostały # znaki",
      many: "pozostało # znaków",
      other: "pozostało # znaku",
    }),
  tooLong: (n) =>
    count(n, {
      one: "o # znak za długa",
      few: "o # znaki za długa",
      many: "o # znaków za długa",
      other: "o # znaku za długa",
    }),

  menu: "Więcej opcji",
  endConversation: "Zakończ rozmowę",
  endQuestion: "Zakończyć tę rozmowę?",
  endConfirm: "Zakończ",
  endFailed: "Nie udało się zakończyć rozmowy. Spróbuj ponownie.",
  transcript: "Pobierz zapis rozmowy",
  transcriptFailed: "Nie udało się pobrać zapisu rozmowy. Spróbuj ponownie.",
  soundOn: "Włącz dźwięk",
  soundOff: "Wyłącz dźwięk",

  attach: "Dołącz pliki",
  dropHere: "Upuść pliki tutaj",
  fileProgress: (name, percent) => `${name}, przesłano ${percent}`,
  fileReady: (name) => `${name}, gotowy do wysłania`,
  fileFailed: (name) => `Nie udało się przesłać pliku ${name}.`,
  removeFile: (name) => `Usuń ${name}`,
  retryFile: (name) => `Prześlij ponownie ${name}`,
  fileTooLarge: (name, limit) => `Plik ${name} jest za duży. Maksymalny rozmiar pliku to ${limit}.`,
  fileTypeRefused: (name) =>
    `Nie można wysłać pliku ${name}: ten typ plików nie jest tu przyjmowany.`,
  fileEmpty: (name) => `Plik ${name} jest pusty.`,
  tooManyFiles: (n) =>
    count(n, {
      one: "Jednocześnie można wysłać # plik.",
      few: "Jednocześnie można wysłać # pliki.",
      many: "Jednocześnie można wysłać # plików.",
      other: "Jednocześnie można wysłać # pliku.",
    }),
  openImage: (name) => `Otwórz obraz ${name}`,

  emoji: "Dodaj emoji",
  emojiGroups: {
    smileys: "Buźki",
    gestures: "Ludzie",
    hearts: "Serca",
    nature: "Natura",
    food: "Jedzenie",
    activities: "Aktywności",
    objects: "Przedmioty",
    symbols: "Symbole",
  },

  formTitle: "Zanim zaczniemy",
  formIntro: "Powiedz nam coś o sobie, abyśmy mogli lepiej pomóc.",
  formHeld: "Dziękujemy! Jeszcze tylko kilka informacji i wiadomość zostanie wysłana.",
  formSubmit: "Dalej",
  required: "wymagane",
  choose: "Wybierz",
  message: "Wiadomość",
  needed: "Wypełnij to pole.",
  badEmail: "Podaj adres e-mail, na przykład imie@example.com.",
  badTel: "Podaj numer telefonu.",
  badUrl: "Podaj pełny adres strony, zaczynający się od https://.",
  badNumber: "Podaj liczbę.",
  badChoice: "Wybierz jedną z opcji.",
  tooLongValue: "To trochę za długie – skróć, proszę.",
  offlineThanks: "Dziękujemy! Mamy Twoją wiadomość i odpowiemy najszybciej, jak to możliwe.",

  answered: "Odpowiedziano",
  answerFailed: "Nie udało się wysłać. Spróbuj ponownie.",
  previous: "Poprzednia",
  next: "Następna",
  rating: "Twoja ocena",
  stars: (n) =>
    count(n, {
      one: "# gwiazdka",
      few: "# gwiazdki",
      many: "# gwiazdek",
      other: "# gwiazdki",
    }),
  comment: "Czy chcesz coś dodać? (opcjonalnie)",
  sendRating: "Wyślij ocenę",
  thanks: "Dziękujemy za opinię!",

  consentTitle: "Zanim zaczniemy czat",
  consentText: (brand) =>
    `Aby zachować tę rozmowę, ${brand} zapisuje w Twojej przeglądarce niewielką informację. Czy to w porządku?`,
  accept: "Zgadzam się",
  decline: "Nie zgadzam się",
} satisfies Dictionary;
