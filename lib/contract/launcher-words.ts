import type { Language } from "./languages.ts";

/** What the widget says beside the chat, mostly to screen readers. */
export type LauncherWords = {
  open: string;
  close: string;
  /** Before a number. */
  unread: string;
  title: string;
  /** Shown in the place of a chat that did not load, above a button. */
  failed: string;
  retry: string;
};

/** `#` stands for the brand. */
const WORDS = {
  en: [
    "Open chat",
    "Close chat",
    "Unread messages",
    "Chat with #",
    "The chat couldn't be loaded.",
    "Try again",
  ],
  es: [
    "Abrir el chat",
    "Cerrar el chat",
    "Mensajes sin leer",
    "Chat con #",
    "No se ha podido cargar el chat.",
    "Reintentar",
  ],
  fr: [
    "Ouvrir la discussion",
    "Fermer la discussion",
    "Messages non lus",
    "Discussion avec #",
    "La discussion n’a pas pu être chargée.",
    "Réessayer",
  ],
  de: [
    "Chat öffnen",
    "Chat schließen",
    "Ungelesene Nachrichten",
    "Chat mit #",
    "Der Chat konnte nicht geladen werden.",
    "Erneut versuchen",
  ],
  "pt-BR": [
    "Abrir o chat",
    "Fechar o chat",
    "Mensagens não lidas",
    "Chat com #",
    "Não foi possível carregar o chat.",
    "Tentar novamente",
  ],
  it: [
    "Apri la chat",
    "Chiudi la chat",
    "Messaggi non letti",
    "Chat con #",
    "Non è stato possibile caricare la chat.",
    "Riprova",
  ],
  nl: [
    "Chat openen",
    "Chat sluiten",
    "Ongelezen berichten",
    "Chat met #",
    "De chat kon niet worden geladen.",
    "Opnieuw proberen",
  ],
  pl: [
    "Otwórz czat",
    "Zamknij czat",
    "Nieprzeczytane wiadomości",
    "Czat z #",
    "Nie udało się wczytać czatu.",
    "Spróbuj ponownie",
  ],
  tr: [
    "Sohbeti aç",
    "Sohbeti kapat",
    "Okunmamış mesajlar",
    "# ile sohbet",
    "Sohbet yüklenemedi.",
    "Tekrar dene",
  ],
  ru: [
    "Открыть чат",
    "Закрыть чат",
    "Непрочитанные сообщения",
    "Чат с #",
    "Не удалось загрузить чат.",
    "Повторить",
  ],
  uk: [
    "Відкрити чат",
    "Закрити чат",
    "Непрочитані повідомлення",
    "Чат із #",
    "Не вдалося завантажити чат.",
    "Спробувати ще раз",
  ],
  ar: [
    "فتح المحادثة",
    "إغلاق المحادثة",
    "رسائل غير مقروءة",
    "محادثة مع #",
    "تعذّر تحميل المحادثة.",
    "حاول مجددًا",
  ],
  he: [
    "פתיחת הצ׳אט",
    "סגירת הצ׳אט",
    "הודעות שלא נקראו",
    "צ׳אט עם #",
    "לא ניתן היה לטעון את הצ׳אט.",
    "ניסיון נוסף",
  ],
  hi: ["चैट खोलें", "चैट बंद करें", "अपठित संदेश", "# के साथ चैट", "चैट लोड नहीं हो सकी।", "फिर कोशिश करें"],
  ja: [
    "チャットを開く",
    "チャットを閉じる",
    "未読メッセージ",
    "#とのチャット",
    "チャットを読み込めませんでした。",
    "再試行",
  ],
  ko: [
    "채팅 열기",
    "채팅 닫기",
    "읽지 않은 메시지",
    "# 채팅",
    "채팅을 불러오지 못했습니다.",
    "다시 시도",
  ],
  "zh-CN": ["打开聊天", "关闭聊天", "未读消息", "与 # 对话", "无法加载聊天。", "重试"],
} satisfies Record<
  Language,
  [open: string, close: string, unread: string, title: string, failed: string, retry: string]
>;

/** The words in one language: the server sends them, so that the loader carries no dictionary. */
export function launcherWords(language: Language, brandName: string): LauncherWords {
  const [open, close, unread, title, failed, retry] = WORDS[language];
  return { open, close, unread, title: title.replace("#", () => brandName), failed, retry };
}
