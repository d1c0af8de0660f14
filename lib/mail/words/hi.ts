import { counter } from "@linkdesk/contract/counter.ts";
import type { MailWords } from "./en.ts";

const count = counter("hi");

export const hi = {
  replyMarker: "##- कृपया इस पंक्ति के ऊपर जवाब लिखें -##",
  newReply: (from) => `नया जवाब: ${from}`,
  newMessages: (n, brand) =>
    `${brand} के साथ आपकी चैट में ${count(n, { one: "# नया संदेश है", other: "# नए संदेश हैं" })}।`,
  howToReply: "इस ई-मेल का जवाब दें या चैट खोलें।",
  openChat: "चैट खोलें",
  askForAddress:
    "हम अभी यहाँ नहीं हैं। अपना ईमेल पता छोड़ दें, हम आपको अपना जवाब ईमेल से भेजेंगे। इसका उपयोग केवल इस बातचीत के लिए होगा।",
  address: "ईमेल पता",
  send: "भेजें",
  askForRating: "आप इस बातचीत को कितने अंक देंगे?",
  openChatToReply: "जवाब देने के लिए चैट खोलें",
  addressLeft: (host) =>
    `आपने यह पता ${host} की चैट में दिया था। अगर आपने नहीं दिया, तो इस ई-मेल पर ध्यान न दें।`,
  repliesNotRead: "इस ई-मेल के जवाब पढ़े नहीं जाते। कृपया चैट में जवाब दें।",
  stopMails: "इस बातचीत के बारे में और ई-मेल न भेजें",
  saidAt: (author, time) => `${author}, ${time}`,
  transcriptSubject: (brand) => `${brand} के साथ आपकी बातचीत`,
  transcriptLead: (brand) => `${brand} के साथ आपकी बातचीत यहाँ है, जैसा आपने कहा था।`,
  transcriptFooter: (host) =>
    `किसी ने ${host} की चैट में यह पता लिखा। अगर वह आप नहीं थे, तो इस ई-मेल पर ध्यान न दें। हम आपको और ई-मेल नहीं भेजेंगे।`,
  continues: "(बातचीत जारी है।)",
  quoteHeading: (time, name) => `${time} को ${name} ने लिखा:`,
  filesTooLarge: (names) => `ई-मेल के लिए बहुत बड़ी: ${names}`,
  stop: {
    title: "आपकी बातचीत के बारे में ई-मेल",
    lead: (brand) =>
      `${brand} के साथ बातचीत में आपने जो नहीं पढ़ा, वह आपको ई-मेल से भेजा जाता है। आप ये ई-मेल बंद कर सकते हैं।`,
    stop: "ये ई-मेल बंद करें",
    stoppedTitle: "अब और ई-मेल नहीं",
    stopped: (brand) => `${brand} से इस बातचीत के बारे में अब ई-मेल नहीं आएँगे।`,
    resume: "फिर से भेजें",
    failed: "यह नहीं हो सका। कृपया फिर से कोशिश करें।",
    goneTitle: "यह लिंक अब काम नहीं करता",
    gone: "बातचीत हटा दी गई है, या पता अधूरा है।",
  },
} satisfies MailWords;
