import { counter } from "@linkdesk/contract/counter.ts";
import type { MailWords } from "./en.ts";

const count = counter("tr");

export const tr = {
  replyMarker: "##- Lütfen bu satırın üstüne yanıt yazın -##",
  newReply: (from) => `Yeni yanıt: ${from}`,
  newMessages: (n, brand) =>
    `${brand} ile sohbetinizde ${count(n, { other: "# yeni mesaj" })} var.`,
  howToReply: "Bu e-postayı yanıtlayın ya da sohbeti açın.",
  openChat: "Sohbeti aç",
  askForAddress:
    "Şu anda burada değiliz. E-posta adresinizi bırakın, yanıtımızı size e-postayla gönderelim. Adresi yalnızca bu görüşme için kullanırız.",
  address: "E-posta adresi",
  send: "Gönder",
  askForRating: "Bu görüşmeyi nasıl değerlendirirsiniz?",
  openChatToReply: "Yanıtlamak için sohbeti aç",
  addressLeft: (host) =>
    `Bu adresi ${host} sitesindeki sohbette bıraktınız. Siz değilseniz bu e-postayı yok sayabilirsiniz.`,
  repliesNotRead: "Bu e-postaya verilen yanıtlar okunmuyor. Lütfen sohbetten yanıt verin.",
  stopMails: "Bu görüşmeyle ilgili başka e-posta gönderme",
  saidAt: (author, time) => `${author}, ${time}`,
  transcriptSubject: (brand) => `${brand} ile görüşmeniz`,
  transcriptLead: (brand) => `İstediğiniz gibi, ${brand} ile görüşmeniz aşağıda.`,
  transcriptFooter: (host) =>
    `Birisi bu adresi ${host} sitesindeki sohbete yazdı. Siz değilseniz bu e-postayı yok sayabilirsiniz. Size başka e-posta göndermeyeceğiz.`,
  continues: "(Görüşme devam ediyor.)",
  quoteHeading: (time, name) => `${name}, ${time} tarihinde şunu yazdı:`,
  filesTooLarge: (names) => `E-posta için çok büyük: ${names}`,
  stop: {
    title: "Görüşmenizle ilgili e-postalar",
    lead: (brand) =>
      `${brand}, görüşmenizde okumadıklarınızı size e-postayla gönderir. Bu e-postaları durdurabilirsiniz.`,
    stop: "Bu e-postaları durdur",
    stoppedTitle: "Artık e-posta yok",
    stopped: (brand) => `${brand} bu görüşmeyle ilgili size artık e-posta göndermeyecek.`,
    resume: "Yeniden gönder",
    failed: "Olmadı. Lütfen tekrar deneyin.",
    goneTitle: "Bu bağlantı artık çalışmıyor",
    gone: "Görüşme silinmiş ya da adres eksik.",
  },
} satisfies MailWords;
