import type { Language } from "./languages.ts";

/** What a screen reader says of the launcher and of the frame that it opens. */
export type LauncherWords = {
  open: string;
  close: string;
  /** Before a number. */
  unread: string;
  title: string;
};

/** `#` stands for the brand. */
const WORDS = {
  en: ["Open chat", "Close chat", "Unread messages", "Chat with #"],
  es: ["Abrir el chat", "Cerrar el chat", "Mensajes sin leer", "Chat con #"],
  fr: ["Ouvrir la discussion", "Fermer la discussion", "Messages non lus", "Discussion avec #"],
  de: ["Chat öffnen", "Chat schließen", "Ungelesene Nachrichten", "Chat mit #"],
  "pt-BR": ["Abrir o chat", "Fechar o chat", "Mensagens não lidas", "Chat com #"],
  it: ["Apri la chat", "Chiudi la chat", "Messaggi non letti", "Chat con #"],
  nl: ["Chat openen", "Chat sluiten", "Ongelezen berichten", "Chat met #"],
  pl: ["Otwórz czat", "Zamknij czat", "Nieprzeczytane wiadomości", "Czat z #"],
  tr: ["Sohbeti aç", "Sohbeti kapat", "Okunmamış mesajlar", "# ile sohbet"],
  ru: ["Открыть чат", "Закрыть чат", "Непрочитанные сообщения", "Чат с #"],
  uk: ["Відкрити чат", "Закрити чат", "Непрочитані повідомлення", "Чат із #"],
  ar: ["فتح المحادثة", "إغلاق المحادثة", "رسائل غير مقروءة", "محادثة مع #"],
  he: ["פתיחת הצ׳אט", "סגירת הצ׳אט", "הודעות שלא נקראו", "צ׳אט עם #"],
  hi: ["चैट खोलें", "चैट बंद करें", "अपठित संदेश", "# के साथ चैट"],
  ja: ["チャットを開く", "チャットを閉じる", "未読メッセージ", "#とのチャット"],
  ko: ["채팅 열기", "채팅 닫기", "읽지 않은 메시지", "# 채팅"],
  "zh-CN": ["打开聊天", "关闭聊天", "未读消息", "与 # 对话"],
} satisfies Record<Language, [open: string, close: string, unread: string, title: string]>;

/** The words in one language: the server sends them, so that the loader carries no dictionary. */
export function launcherWords(language: Language, brandName: string): LauncherWords {
  const [open, close, unread, title] = WORDS[language];
  return { open, close, unread, title: title.replace("#", () => brandName) };
}
