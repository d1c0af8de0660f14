import { counter } from "@linkdesk/contract/counter.ts";
import type { MailWords } from "./en.ts";

const count = counter("ar");

export const ar = {
  replyMarker: "##- يرجى الرد فوق هذا السطر -##",
  newReply: (from) => `رد جديد من ${from}`,
  newMessages: (n, brand) =>
    `${count(n, { one: "لديك رسالة جديدة واحدة", two: "لديك رسالتان جديدتان", few: "لديك # رسائل جديدة", many: "لديك # رسالة جديدة", other: "لديك # رسالة جديدة" })} في محادثتك مع ${brand}.`,
  howToReply: "ردّ على هذا البريد أو افتح المحادثة.",
  openChat: "فتح المحادثة",
  askForAddress:
    "لسنا متاحين الآن. اترك بريدك الإلكتروني لنرسل إليك ردنا. لن نستخدمه إلا في هذه المحادثة.",
  address: "البريد الإلكتروني",
  send: "إرسال",
  askForRating: "كيف تقيّم هذه المحادثة؟",
  openChatToReply: "فتح المحادثة للرد",
  addressLeft: (host) =>
    `تركت هذا العنوان في المحادثة على ${host}. إن لم تفعل، يمكنك تجاهل هذا البريد.`,
  repliesNotRead: "لا تُقرأ الردود على هذا البريد. يرجى الرد في المحادثة.",
  stopMails: "إيقاف البريد عن هذه المحادثة",
  saidAt: (author, time) => `${author}، ${time}`,
  transcriptSubject: (brand) => `محادثتك مع ${brand}`,
  transcriptLead: (brand) => `إليك نص محادثتك مع ${brand} كما طلبت.`,
  transcriptFooter: (host) =>
    `أدخل أحدهم هذا العنوان في المحادثة على ${host}. إن لم تكن أنت، يمكنك تجاهل هذا البريد. لن نرسل إليك غيره.`,
  continues: "(للمحادثة بقية.)",
  quoteHeading: (time, name) => `في ${time}، كتب ${name}:`,
  filesTooLarge: (names) => `أكبر من أن يُرسل بالبريد الإلكتروني: ${names}`,
  stop: {
    title: "البريد عن محادثتك",
    lead: (brand) => `يرسل إليك ${brand} بالبريد ما لم تقرأه في محادثتك. يمكنك إيقاف ذلك.`,
    stop: "إيقاف هذا البريد",
    stoppedTitle: "لن يصلك بريد آخر",
    stopped: (brand) => `لن يرسل إليك ${brand} بعد الآن بريدًا عن هذه المحادثة.`,
    resume: "استئناف الإرسال",
    failed: "لم ينجح ذلك. حاول مرة أخرى.",
    goneTitle: "لم يعد هذا الرابط يعمل",
    gone: "حُذفت المحادثة، أو العنوان غير كامل.",
  },
} satisfies MailWords;
