import { counter } from "@linkdesk/contract/counter.ts";
import type { MailWords } from "./en.ts";

const count = counter("ko");

export const ko = {
  replyMarker: "##- 이 줄 위에 답장해 주세요 -##",
  newReply: (from) => `새 답변: ${from}`,
  newMessages: (n, brand) => `${brand} 채팅에 ${count(n, { other: "새 메시지 #개" })}가 있습니다.`,
  howToReply: "이 이메일에 답장하거나 채팅을 열어 주세요.",
  openChat: "채팅 열기",
  askForAddress:
    "지금은 자리를 비웠습니다. 이메일 주소를 남겨 주시면 답변을 이메일로 보내 드립니다. 주소는 이 대화에만 사용합니다.",
  address: "이메일 주소",
  send: "보내기",
  askForRating: "이 대화는 어떠셨나요? 평가해 주세요.",
  openChatToReply: "채팅을 열어 답장하기",
  addressLeft: (host) =>
    `${host} 채팅에서 이 주소를 남기셨습니다. 본인이 아니라면 이 이메일을 무시하셔도 됩니다.`,
  repliesNotRead: "이 이메일에 대한 답장은 확인하지 않습니다. 채팅에서 답장해 주세요.",
  stopMails: "이 대화에 대한 이메일 그만 받기",
  saidAt: (author, time) => `${author}, ${time}`,
  transcriptSubject: (brand) => `${brand} 대화 내용`,
  transcriptLead: (brand) => `요청하신 ${brand} 대화 내용입니다.`,
  transcriptFooter: (host) =>
    `누군가 ${host} 채팅에서 이 주소를 입력했습니다. 본인이 아니라면 이 이메일을 무시하셔도 됩니다. 다른 이메일은 보내지 않습니다.`,
  continues: "(대화가 이어집니다.)",
  quoteHeading: (time, name) => `${time}, ${name} 님이 작성:`,
  filesTooLarge: (names) => `이메일로 보내기에는 너무 큽니다: ${names}`,
  stop: {
    title: "대화에 대한 이메일",
    lead: (brand) =>
      `${brand} 대화에서 읽지 않은 메시지를 이메일로 보내 드립니다. 이 이메일을 그만 받을 수 있습니다.`,
    stop: "이메일 그만 받기",
    stoppedTitle: "이메일을 더 이상 보내지 않습니다",
    stopped: (brand) => `${brand} 대화에 대한 이메일을 더 이상 보내지 않습니다.`,
    resume: "다시 받기",
    failed: "처리하지 못했습니다. 다시 시도해 주세요.",
    goneTitle: "더 이상 사용할 수 없는 링크입니다",
    gone: "대화가 삭제되었거나 주소가 완전하지 않습니다.",
  },
} satisfies MailWords;
