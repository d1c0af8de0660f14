import { counter } from "@linkdesk/contract/counter.ts";
import type { MailWords } from "./en.ts";

const count = counter("he");

export const he = {
  replyMarker: "##- נא להשיב מעל השורה הזו -##",
  newReply: (from) => `תשובה חדשה מאת ${from}`,
  newMessages: (n, brand) =>
    `יש לך ${count(n, { one: "הודעה חדשה אחת", two: "שתי הודעות חדשות", other: "# הודעות חדשות" })} בצ׳אט עם ${brand}.`,
  howToReply: "אפשר להשיב לדוא״ל הזה או לפתוח את הצ׳אט.",
  openChat: "פתיחת הצ׳אט",
  askForAddress:
    "אנחנו לא כאן כרגע. אפשר להשאיר כתובת דוא״ל ונשלח אליה את תשובתנו. הכתובת תשמש לשיחה הזו בלבד.",
  address: "כתובת דוא״ל",
  send: "שליחה",
  askForRating: "איך היית מדרג/ת את השיחה הזו?",
  openChatToReply: "פתיחת הצ׳אט כדי להשיב",
  addressLeft: (host) =>
    `הכתובת הזו נמסרה בצ׳אט באתר ${host}. אם לא מסרת אותה, אפשר להתעלם מהדוא״ל הזה.`,
  repliesNotRead: "תשובות לדוא״ל הזה לא נקראות. נא להשיב בצ׳אט.",
  stopMails: "הפסקת הדוא״ל על השיחה הזו",
  saidAt: (author, time) => `${author}, ${time}`,
  transcriptSubject: (brand) => `השיחה שלך עם ${brand}`,
  transcriptLead: (brand) => `הנה השיחה שלך עם ${brand}, כפי שביקשת.`,
  transcriptFooter: (host) =>
    `הכתובת הזו הוזנה בצ׳אט באתר ${host}. אם לא הזנת אותה, אפשר להתעלם מהדוא״ל הזה. לא נשלח אליך עוד.`,
  continues: "(השיחה נמשכת.)",
  quoteHeading: (time, name) => `בתאריך ${time}, ${name} כתב/ה:`,
  filesTooLarge: (names) => `גדול מדי לדוא״ל: ${names}`,
  stop: {
    title: "דוא״ל על השיחה שלך",
    lead: (brand) => `מה שלא קראת בשיחה עם ${brand} נשלח אליך בדוא״ל. אפשר להפסיק את זה.`,
    stop: "הפסקת הדוא״ל",
    stoppedTitle: "לא יישלח עוד דוא״ל",
    stopped: (brand) => `לא יישלח אליך עוד דוא״ל על השיחה עם ${brand}.`,
    resume: "חידוש השליחה",
    failed: "זה לא הצליח. כדאי לנסות שוב.",
    goneTitle: "הקישור כבר לא פעיל",
    gone: "השיחה נמחקה, או שהכתובת אינה שלמה.",
  },
} satisfies MailWords;
