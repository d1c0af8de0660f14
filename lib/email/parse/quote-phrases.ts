// The words with which mail programs introduce a quoted mail, in the widget's languages and a few more, in lower case.

/** "wrote", in the line before a quote: "On 5 Jan 2016 at 23:39, Ada wrote:". */
export const WROTE = [
  ...["wrote", "writes", "said", "says", "schrieb", "geschrieben", "schrieben sie", "a écrit"],
  ...["nous a dit", "escribió", "escribio", "escreveu", "ha scritto", "scrisse", "schreef"],
  ...["geschreven", "napisał", "napisała", "napisał(a)", "pisze", "написал", "написала"],
  ...["написал(а)", "написал(-а)", "пишет", "пише", "написав", "написала", "написав(ла)"],
  ...["написав(-ла)", "yazdı", "书写", "写道", "寫道", "さんは書きました", "書きました"],
  ...[
    "さんのメール",
    "님이 작성",
    "쓴 글",
    "님이 씀",
    "작성",
    "썼습니다",
    "כתב",
    "כתבה",
    "כתב/ה",
    "כתב(ה)",
  ],
  ...["كتب", "كتبت", "تمت كتابة ما يلي بواسطة", "ने लिखा", "लिखा", "skrev", "napsal", "napsala"],
  ...["kirjoitti", "a scris", "írta", "đã viết", "menulis", "έγραψε"],
];

/** How that line begins, where it does not begin with a date or a name. */
export const OPENERS = [
  ...["on ", "at ", "in message ", "am ", "le ", "el ", "il ", "op ", "em ", "no dia ", "dnia "],
  ...["w dniu ", "den ", "dne ", "в ", "у ", "בתאריך ", "ב-", "في ", "在", "am:", "tarihinde "],
];

export type HeaderRole = "from" | "date" | "to" | "cc" | "subject" | "other";

const LABELS = {
  from: [
    ...["from", "von", "de", "da", "van", "od", "от", "от кого", "від", "від кого", "kimden"],
    ...[
      "gönderen",
      "差出人",
      "送信者",
      "送信元",
      "보낸 사람",
      "보낸사람",
      "보낸이",
      "发件人",
      "寄件者",
      "寄件人",
    ],
    ...["מאת", "من", "प्रेषक", "द्वारा", "från", "fra", "expéditeur", "remetente", "remitente"],
    ...["mittente", "afzender", "nadawca", "отправитель", "відправник", "lähettäjä", "absender"],
  ],
  date: [
    ...["sent", "date", "gesendet", "datum", "gesendet am", "envoyé", "envoyé le", "enviado"],
    ...["enviado el", "enviada em", "enviado em", "enviada", "data", "fecha", "fecha de envío"],
    ...[
      "inviato",
      "inviata",
      "data invio",
      "verzonden",
      "wysłano",
      "wysłane",
      "отправлено",
      "дата",
    ],
    ...["надіслано", "відправлено", "gönderildi", "gönderilme tarihi", "tarih", "送信日時", "日付"],
    ...[
      "日時",
      "送信日",
      "보낸 날짜",
      "보낸날짜",
      "날짜",
      "발송 날짜",
      "发送时间",
      "发送日期",
      "日期",
      "时间",
      "時間",
    ],
    ...[
      "傳送時間",
      "寄件日期",
      "נשלח",
      "נשלח ב",
      "תאריך",
      "تاريخ الإرسال",
      "التاريخ",
      "تم الإرسال",
    ],
    ...["أُرسلت", "भेजा गया", "दिनांक", "तारीख", "भेजने का समय", "skickat", "sendt", "le", "lähetetty"],
  ],
  to: [
    ...[
      "to",
      "an",
      "à",
      "a",
      "para",
      "per",
      "aan",
      "do",
      "кому",
      "kime",
      "alıcı",
      "宛先",
      "받는 사람",
    ],
    ...[
      "받는사람",
      "收件人",
      "收件者",
      "אל",
      "إلى",
      "الى",
      "प्रति",
      "को",
      "till",
      "til",
      "destinataire",
    ],
    ...["destinatario", "destinatário", "получатель", "одержувач", "empfänger", "ontvanger"],
  ],
  cc: [
    ...["cc", "bcc", "kopie", "copie", "copia", "cópia", "抄送", "副本", "참조", "копия", "копія"],
    ...["dw", "udw", "bilgi", "עותק", "העתק", "نسخة", "प्रतिलिपि", "kopia", "kopi"],
  ],
  subject: [
    ...[
      "subject",
      "betreff",
      "objet",
      "asunto",
      "assunto",
      "oggetto",
      "onderwerp",
      "temat",
      "тема",
    ],
    ...["konu", "件名", "제목", "主题", "主旨", "標題", "主題", "נושא", "الموضوع", "موضوع", "विषय"],
    ...["ämne", "emne", "předmět", "aihe", "sujet"],
  ],
  other: [
    ...["reply-to", "antwort an", "répondre à", "responder a", "rispondi a", "risposta", "回复"],
    ...["beantwoorden - aan", "importance", "attachments", "wichtigkeit", "priority", "返信先"],
  ],
} satisfies Record<HeaderRole, string[]>;

/** What the label of a line in a quoted header means: "betreff" is a subject. */
export const HEADER_ROLES: ReadonlyMap<string, HeaderRole> = new Map(
  Object.entries(LABELS).flatMap(([role, labels]) =>
    labels.map((label): [string, HeaderRole] => [label, role as HeaderRole]),
  ),
);

/** Between dashes, before a quoted or forwarded mail. */
export const SEPARATORS: ReadonlySet<string> = new Set([
  ...["original message", "reply message", "original appointment", "ursprüngliche nachricht"],
  ...["originalnachricht", "original-nachricht", "message d'origine", "message d’origine"],
  ...["message original", "mensaje original", "mensagem original", "messaggio originale"],
  ...["messaggio originario", "oorspronkelijk bericht", "origineel bericht"],
  ...["oryginalna wiadomość", "wiadomość oryginalna", "wiadomość pierwotna"],
  ...["исходное сообщение", "оригинальное сообщение", "пересылаемое сообщение"],
  ...["оригінальне повідомлення", "вихідне повідомлення", "özgün ileti", "orijinal mesaj"],
  ...["orijinal ileti", "元のメッセージ", "オリジナル メッセージ", "원본 메시지", "원본 메일"],
  ...["原始邮件", "原邮件", "原始郵件", "邮件原件", "הודעה מקורית", "الرسالة الأصلية"],
  ...["मूल संदेश", "originalmeddelande", "ursprungligt meddelande", "opprinnelig melding"],
  ...["oprindelig meddelelse"],
  ...["forwarded message", "weitergeleitete nachricht", "message transféré", "mensaje reenviado"],
  ...["mensagem encaminhada", "messaggio inoltrato", "doorgestuurd bericht"],
  ...["przekazana wiadomość", "wiadomość przekazana dalej", "пересланное сообщение"],
  ...["переслане повідомлення", "iletilen mesaj", "yönlendirilmiş ileti", "転送メッセージ"],
  ...[
    "転送されたメッセージ",
    "전달된 메시지",
    "转发邮件",
    "轉寄郵件",
    "转发的邮件",
    "הודעה שהועברה",
  ],
  ...["رسالة معاد توجيهها", "अग्रेषित संदेश", "अग्रेषित किया गया संदेश"],
]);

/** Lines of their own before a forwarded or quoted mail. */
export const BEGINNINGS = [
  ...["begin forwarded message:", "anfang der weitergeleiteten nachricht:"],
  ...["début du message transféré", "inicio del mensaje reenviado:", "inizio messaggio inoltrato:"],
  ...["início da mensagem encaminhada:", "begin doorgestuurd bericht:"],
  ...["początek przekazywanej wiadomości:", "начало переадресованного сообщения:"],
  ...["begin het doorgestuurde bericht:", "start of forwarded message"],
];

/** What phones and programs put below a mail. */
export const SENT_FROM = [
  ...[
    "sent from ",
    "sent via ",
    "sent with ",
    "sent by ",
    "<<sent by ",
    "(sent from ",
    "(sent via ",
  ],
  ...["from my iphone", "from my ipad", "from my android", "from my mobile", "from my phone"],
  ...["get outlook for ", "get [outlook for ", "holen sie sich outlook", "outlook für ios"],
  ...["obtenir outlook pour", "obtener outlook para", "obter o outlook para", "outlook per "],
  ...["télécharger outlook pour", "envoyé de mon ", "envoyé depuis ", "envoyé à partir d"],
  ...["von meinem ", "gesendet von ", "gesendet mit ", "diese nachricht wurde von meinem "],
  ...["inviato da ", "inviato dal mio ", "enviado do meu ", "enviado desde ", "enviado a partir d"],
  ...["enviado pelo ", "verzonden met ", "verzonden vanaf ", "verstuurd vanaf ", "wysłane z "],
  ...["wysłano z ", "отправлено с ", "отправлено из ", "надіслано з ", "надіслано із ", "з мого "],
  ...["iphone'umdan gönderildi", "iphone’umdan gönderildi", "iphoneから送信", "ipadから送信"],
  ...["나의 iphone에서 보냄", "내 iphone에서 보냄", "发自我的", "发送自我的", "從我的 iphone 傳送"],
  ...["נשלח מה", "أُرسلت من ", "مُرسل من ", "تم الإرسال من ", "मेरे iphone से भेजा गया"],
  ...["sendt fra min ", "skickat från min ", "från min "],
];
