// The ways in which mail programs introduce a quote, in the languages of the widget.
import { describe, expect, test } from "vitest";
import { stripQuotes } from "./strip-quotes.ts";

const GMAIL = [
  ["ar", "في الثلاثاء، 5 يناير 2016 في 11:39 م تمت كتابة ما يلي بواسطة ‪Ada‬‏ <‪ada@example.com‬‏>:"],
  ["de", "Am Di., 5. Jan. 2016 um 23:39 Uhr schrieb Ada <ada@example.com>:"],
  ["en", "On Tue, Jan 5, 2016 at 11:39 PM Ada Lovelace <ada@example.com> wrote:"],
  [
    "en, wrapped",
    "On Tue, Jan 5, 2016 at 11:39 PM Ada Lovelace via Support <\nada@example.com> wrote:",
  ],
  ["es", "El mar, 5 ene 2016 a las 23:39, Ada (<ada@example.com>) escribió:"],
  ["fr", "Le mar. 5 janv. 2016 à 23:39, Ada <ada@example.com> a écrit :"],
  ["fr, wrapped", "Le mar. 5 janv. 2016 à 23:39, Ada Lovelace <ada@example.com>\na écrit :"],
  ["he", "‫בתאריך יום ג׳, 5 בינו׳ 2016 ב-23:39 מאת ‪Ada‬‏ <‪ada@example.com‬‏>:‬"],
  ["hi", "मंगल, 5 जन॰ 2016 को 11:39 pm बजे को Ada <ada@example.com> ने लिखा:"],
  ["it", "Il giorno mar 5 gen 2016 alle ore 23:39 Ada <ada@example.com> ha scritto:"],
  ["ja", "2016年1月5日(火) 23:39 Ada <ada@example.com>:"],
  ["ko", "2016년 1월 5일 (화) 오후 11:39, Ada <ada@example.com>님이 작성:"],
  ["nl", "Op di 5 jan 2016 om 23:39 schreef Ada <ada@example.com>:"],
  ["pl", "wt., 5 sty 2016 o 23:39 Ada <ada@example.com> napisał(a):"],
  ["pt-br", "Em ter., 5 de jan. de 2016 às 23:39, Ada <ada@example.com> escreveu:"],
  ["ru", "вт, 5 янв. 2016 г. в 23:39, Ada <ada@example.com>:"],
  ["tr", "Ada <ada@example.com>, 5 Oca 2016 Sal, 23:39 tarihinde şunu yazdı:"],
  ["uk", "вт, 5 січ. 2016 р. о 23:39 Ada <ada@example.com> пише:"],
  ["zh-cn", "Ada <ada@example.com> 于2016年1月5日周二 23:39写道："],
];

const APPLE_MAIL = [
  ["ar", "في 5 يناير 2016، الساعة 11:39 م، كتب Ada <ada@example.com>:"],
  ["de", "Am 05.01.2016 um 23:39 schrieb Ada Lovelace <ada@example.com>:"],
  ["en", "On Jan 5, 2016, at 11:39 PM, Ada Lovelace <ada@example.com> wrote:"],
  ["en, without an address", "On 5 Jan 2016, at 23:39, Ada Lovelace wrote:"],
  ["es", "El 5 ene 2016, a las 23:39, Ada <ada@example.com> escribió:"],
  ["fr", "Le 5 janv. 2016 à 23:39, Ada <ada@example.com> a écrit :"],
  ["he", "ב-5 בינו׳ 2016, בשעה 23:39, ‏Ada <ada@example.com> כתב/ה:"],
  ["hi", "5 जनवरी 2016 को 11:39 PM बजे, Ada <ada@example.com> ने लिखा:"],
  ["it", "Il giorno 5 gen 2016, alle ore 23:39, Ada <ada@example.com> ha scritto:"],
  ["ja", "2016/01/05 23:39、Ada <ada@example.com>のメール:"],
  ["ko", "2016. 1. 5. 오후 11:39, Ada <ada@example.com> 작성:"],
  ["nl", "Op 5 jan. 2016, om 23:39 heeft Ada <ada@example.com> het volgende geschreven:"],
  ["pl", "Wiadomość napisana przez Ada <ada@example.com> w dniu 05.01.2016, o godz. 23:39:"],
  ["pt-br", "Em 5 de jan. de 2016, à(s) 23:39, Ada <ada@example.com> escreveu:"],
  ["ru", "5 янв. 2016 г., в 23:39, Ada <ada@example.com> написал(а):"],
  ["tr", "Ada <ada@example.com> şunları yazdı (5 Oca 2016 23:39):"],
  ["uk", "5 січ. 2016 р. о 23:39 Ada <ada@example.com> написав(-ла):"],
  ["zh-cn", "2016年1月5日 23:39，Ada <ada@example.com> 写道："],
];

const THUNDERBIRD = [
  ["ar", "في 5‏/1‏/2016 11:39 م، كتب Ada:"],
  ["de", "Am 05.01.16 um 23:39 schrieb Ada Lovelace:"],
  ["en", "On 1/5/16 23:39, Ada Lovelace wrote:"],
  ["en, ISO date", "On 2016-01-05 23:39, Ada Lovelace wrote:"],
  ["es", "El 5/1/16 a las 23:39, Ada escribió:"],
  ["fr", "Le 05/01/2016 à 23:39, Ada a écrit :"],
  ["he", "בתאריך 05/01/2016 23:39, Ada כתב:"],
  ["it", "Il 05/01/2016 23:39, Ada ha scritto:"],
  ["ja", "On 2016/01/05 23:39, Ada wrote:"],
  ["ko", "2016-01-05 오후 11:39에 Ada 이(가) 쓴 글:"],
  ["nl", "Op 05-01-16 om 23:39 schreef Ada:"],
  ["pl", "W dniu 05.01.2016 o 23:39, Ada pisze:"],
  ["pt-br", "Em 05/01/2016 23:39, Ada escreveu:"],
  ["ru", "05.01.2016 23:39, Ada пишет:"],
  ["tr", "5.01.2016 23:39 tarihinde Ada yazdı:"],
  ["uk", "05.01.16 23:39, Ada пише:"],
  ["zh-cn", "在 2016/1/5 23:39, Ada 写道:"],
];

const YAHOO_AND_PROTON = [
  ["Yahoo, en", "On Tuesday, January 5, 2016 at 11:39:12 PM GMT+1, Ada <ada@example.com> wrote:"],
  [
    "Yahoo, de",
    "Am Dienstag, 5. Januar 2016 um 23:39:12 MEZ hat Ada <ada@example.com> Folgendes geschrieben:",
  ],
  ["Yahoo, fr", "Le mardi 5 janvier 2016 à 23:39:12 UTC+1, Ada <ada@example.com> a écrit :"],
  ["Yahoo, es", "El martes, 5 de enero de 2016, 23:39:12 CET, Ada <ada@example.com> escribió:"],
  ["Proton, en", "On Tuesday, January 5th, 2016 at 11:39 PM, Ada <ada@example.com> wrote:"],
  ["Proton, de", "Am Dienstag, 5. Januar 2016 um 23:39, schrieb Ada <ada@example.com>:"],
  [
    "Proton, without a name",
    "------- Original Message -------\nOn Tuesday, January 5th, 2016 at 11:39 PM, <ada@example.com> wrote:",
  ],
  ["Zoho", "---- On Tue, 05 Jan 2016 23:39:12 +0100 Ada <ada@example.com> wrote ----"],
  ["Spark", "On Jan 5, 2016, 11:39 PM +0100, Ada <ada@example.com>, wrote:"],
];

const OUTLOOK = [
  [
    "ar",
    "من: Ada <ada@example.com>\nتم الإرسال: الثلاثاء 5 يناير 2016 11:39 م\nإلى: Bob <bob@example.com>\nالموضوع: Re: Order",
  ],
  [
    "de",
    "Von: Ada <ada@example.com>\nGesendet: Dienstag, 5. Januar 2016 23:39\nAn: Bob <bob@example.com>\nBetreff: AW: Order",
  ],
  [
    "en",
    "From: Ada <ada@example.com>\nSent: Tuesday, January 5, 2016 11:39 PM\nTo: Bob <bob@example.com>\nSubject: RE: Order",
  ],
  [
    "en, bold",
    "*From:* Ada <ada@example.com>\n*Sent:* Tuesday, January 5, 2016 11:39 PM\n*To:* Bob\n*Subject:* RE: Order",
  ],
  [
    "en, below a rule",
    "________________________________\nFrom: Ada <ada@example.com>\nSent: Tuesday, January 5, 2016 11:39 PM\nTo: Bob\nSubject: RE: Order",
  ],
  [
    "en, below a title",
    "-----Original Message-----\nFrom: Ada\nSent: Tuesday, January 5, 2016 11:39 PM\nTo: Bob\nSubject: RE: Order",
  ],
  [
    "es",
    "De: Ada <ada@example.com>\nEnviado: martes, 5 de enero de 2016 23:39\nPara: Bob\nAsunto: RE: Order",
  ],
  [
    "es, el",
    "De: Ada [mailto:ada@example.com]\nEnviado el: martes, 5 de enero de 2016 23:39\nPara: Bob\nAsunto: RE: Order",
  ],
  [
    "fr",
    "De : Ada <ada@example.com>\nEnvoyé : mardi 5 janvier 2016 23:39\nÀ : Bob\nObjet : RE: Order",
  ],
  [
    "he",
    "מאת: Ada <ada@example.com>\nנשלח: יום שלישי 5 ינואר 2016 23:39\nאל: Bob\nנושא: RE: Order",
  ],
  ["hi", "प्रेषक: Ada <ada@example.com>\nभेजा गया: 5 जनवरी 2016 23:39\nप्रति: Bob\nविषय: RE: Order"],
  [
    "it",
    "Da: Ada <ada@example.com>\nInviato: martedì 5 gennaio 2016 23:39\nA: Bob\nOggetto: R: Order",
  ],
  ["ja", "差出人: Ada <ada@example.com>\n送信日時: 2016年1月5日 23:39\n宛先: Bob\n件名: RE: Order"],
  [
    "ko",
    "보낸 사람: Ada <ada@example.com>\n보낸 날짜: 2016년 1월 5일 화요일 오후 11:39\n받는 사람: Bob\n제목: RE: Order",
  ],
  [
    "nl",
    "Van: Ada <ada@example.com>\nVerzonden: dinsdag 5 januari 2016 23:39\nAan: Bob\nOnderwerp: RE: Order",
  ],
  [
    "pl",
    "Od: Ada <ada@example.com>\nWysłane: wtorek, 5 stycznia 2016 23:39\nDo: Bob\nTemat: RE: Order",
  ],
  [
    "pt-br",
    "De: Ada <ada@example.com>\nEnviado: terça-feira, 5 de janeiro de 2016 23:39\nPara: Bob\nAssunto: RE: Order",
  ],
  [
    "ru",
    "От: Ada <ada@example.com>\nОтправлено: 5 января 2016 г. 23:39\nКому: Bob\nТема: RE: Order",
  ],
  [
    "tr",
    "Kimden: Ada <ada@example.com>\nGönderildi: 5 Ocak 2016 Salı 23:39\nKime: Bob\nKonu: RE: Order",
  ],
  [
    "uk",
    "Від: Ada <ada@example.com>\nНадіслано: 5 січня 2016 р. 23:39\nКому: Bob\nТема: RE: Order",
  ],
  [
    "zh-cn",
    "发件人：Ada <ada@example.com>\n发送时间：2016年1月5日 23:39\n收件人：Bob\n主题：RE: Order",
  ],
  [
    "zh-cn, QQ",
    '------------------ 原始邮件 ------------------\n发件人: "Ada" <ada@example.com>;\n发送时间: 2016年1月5日(星期二) 晚上11:39\n收件人: "Bob";\n主题: Order',
  ],
  ["sv", "Från: Ada <ada@example.com>\nSkickat: den 5 januari 2016 23:39\nTill: Bob\nÄmne: Order"],
];

const REPLY = "Thank you, that works.\n\nGreetings\nBob";
const QUOTED = "Hello Bob,\n\nplease try again.\n\nAda\nSupport";
const marked = QUOTED.split("\n")
  .map((line) => `> ${line}`)
  .join("\n");

describe.each([
  ["Gmail", GMAIL],
  ["Apple Mail", APPLE_MAIL],
  ["Thunderbird", THUNDERBIRD],
  ["Yahoo, Proton and others", YAHOO_AND_PROTON],
])("%s", (_program, forms) => {
  test.each(forms)(
    "a reply in the form of %s is shown without its marked quote",
    (_name, intro) => {
      expect(stripQuotes(`${REPLY}\n\n${intro}\n\n${marked}\n`).text).toBe(REPLY);
    },
  );

  test.each(forms)(
    "a reply in the form of %s is shown without a quote that is not marked",
    (_name, intro) => {
      expect(stripQuotes(`${REPLY}\n\n${intro}\n${QUOTED}\n`).text).toBe(REPLY);
    },
  );
});

test.each(OUTLOOK)(
  "a reply of Outlook in the form of %s is shown without the quoted mail",
  (_name, header) => {
    expect(stripQuotes(`${REPLY}\n\n${header}\n\n${QUOTED}\n`).text).toBe(REPLY);
    expect(stripQuotes(`${REPLY}\n${header.replaceAll("\n", "\r\n")}\n${QUOTED}\n`).text).toBe(
      REPLY,
    );
  },
);

test.each([
  ["English", "Sent from my iPhone"],
  ["German", "Von meinem iPhone gesendet"],
  ["German, K-9", "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet."],
  ["French", "Envoyé de mon iPhone"],
  ["Spanish", "Enviado desde mi iPhone"],
  ["Italian", "Inviato da iPhone"],
  ["Portuguese", "Enviado do meu iPhone"],
  ["Dutch", "Verstuurd vanaf mijn iPhone"],
  ["Polish", "Wysłane z iPhone'a"],
  ["Russian", "Отправлено с iPhone"],
  ["Ukrainian", "Надіслано з iPhone"],
  ["Turkish", "iPhone'umdan gönderildi"],
  ["Japanese", "iPhoneから送信"],
  ["Korean", "나의 iPhone에서 보냄"],
  ["Chinese", "发自我的 iPhone"],
  ["Hebrew", "נשלח מה-iPhone שלי"],
  ["Arabic", "أُرسلت من الـ iPhone"],
  ["Hindi", "मेरे iPhone से भेजा गया"],
  ["Outlook", "Get Outlook for iOS<https://aka.ms/o0ukef>"],
])("what a phone adds in %s is not shown", (_language, line) => {
  expect(stripQuotes(`Yes, please.\n\n${line}\n`).text).toBe("Yes, please.");
});
