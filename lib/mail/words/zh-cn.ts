import { counter } from "@linkdesk/contract/counter.ts";
import type { MailWords } from "./en.ts";

const count = counter("zh-CN");

export const zhCN = {
  replyMarker: "##- 请在此行上方回复 -##",
  newReply: (from) => `新回复：${from}`,
  newMessages: (n, brand) => `您与 ${brand} 的对话中有 ${count(n, { other: "# 条新消息" })}。`,
  howToReply: "回复此邮件，或打开聊天。",
  openChat: "打开聊天",
  askForAddress:
    "我们现在不在。请留下您的电子邮件地址，我们会通过邮件回复您。该地址仅用于此次对话。",
  address: "电子邮件地址",
  send: "发送",
  askForRating: "您如何评价这次对话？",
  openChatToReply: "打开聊天并回复",
  addressLeft: (host) => `您在 ${host} 的聊天中留下了此邮箱地址。如果不是您本人，请忽略此邮件。`,
  repliesNotRead: "我们不会查看对此邮件的回复，请在聊天中回复。",
  stopMails: "不再接收有关此对话的邮件",
  saidAt: (author, time) => `${author}，${time}`,
  transcriptSubject: (brand) => `您与 ${brand} 的对话`,
  transcriptLead: (brand) => `这是您索取的与 ${brand} 的对话记录。`,
  transcriptFooter: (host) =>
    `有人在 ${host} 的聊天中输入了此邮箱地址。如果不是您本人，请忽略此邮件。我们不会再发送其他邮件。`,
  continues: "（对话还在继续。）",
  quoteHeading: (time, name) => `${time}，${name} 写道：`,
  filesTooLarge: (names) => `文件过大，无法通过邮件发送：${names}`,
  stop: {
    title: "有关您对话的邮件",
    lead: (brand) => `${brand} 会把您在对话中未读的消息通过邮件发给您。您可以停止接收这些邮件。`,
    stop: "停止接收",
    stoppedTitle: "不再发送邮件",
    stopped: (brand) => `${brand} 不会再就此对话给您发送邮件。`,
    resume: "重新接收",
    failed: "未能完成，请重试。",
    goneTitle: "此链接已失效",
    gone: "对话已被删除，或地址不完整。",
  },
} satisfies MailWords;
