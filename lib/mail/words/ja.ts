import { counter } from "@linkdesk/contract/counter.ts";
import type { MailWords } from "./en.ts";

const count = counter("ja");

export const ja = {
  replyMarker: "##- この行より上にご返信ください -##",
  newReply: (from) => `新しいお返事: ${from}`,
  newMessages: (n, brand) =>
    `${brand}とのチャットに${count(n, { other: "新着メッセージが#件" })}あります。`,
  howToReply: "このメールに返信するか、チャットを開いてください。",
  openChat: "チャットを開く",
  askForAddress:
    "ただいま不在です。メールアドレスをお残しいただければ、お返事をメールでお送りします。アドレスはこの会話にのみ使用します。",
  address: "メールアドレス",
  send: "送信",
  askForRating: "この会話はいかがでしたか。評価をお聞かせください。",
  openChatToReply: "チャットを開いて返信する",
  addressLeft: (host) =>
    `${host}のチャットで、このメールアドレスをお残しいただきました。お心当たりがない場合は、このメールを無視してください。`,
  repliesNotRead: "このメールへの返信は確認しておりません。チャットからご返信ください。",
  stopMails: "この会話についてのメールを停止する",
  saidAt: (author, time) => `${author}、${time}`,
  transcriptSubject: (brand) => `${brand}との会話`,
  transcriptLead: (brand) => `ご希望の、${brand}との会話の記録です。`,
  transcriptFooter: (host) =>
    `${host}のチャットで、このメールアドレスが入力されました。お心当たりがない場合は、このメールを無視してください。今後お送りすることはありません。`,
  continues: "（会話は続きます。）",
  quoteHeading: (time, name) => `${time}、${name}さんは書きました:`,
  filesTooLarge: (names) => `メールで送るには大きすぎます: ${names}`,
  stop: {
    title: "会話についてのメール",
    lead: (brand) =>
      `${brand}との会話で未読のメッセージを、メールでお送りしています。このメールは停止できます。`,
    stop: "メールを停止する",
    stoppedTitle: "メールを停止しました",
    stopped: (brand) => `この会話について、${brand}からメールは届かなくなります。`,
    resume: "メールを再開する",
    failed: "うまくいきませんでした。もう一度お試しください。",
    goneTitle: "このリンクは使えなくなりました",
    gone: "会話が削除されたか、アドレスが途中で切れています。",
  },
} satisfies MailWords;
