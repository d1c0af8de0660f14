/**
 * Where anybody can get an address: sharing such a domain makes nobody a colleague. The big ones; the
 * list cannot be whole, and an admin of a small provider's customers is told what the rule means.
 */
const PUBLIC_MAIL_DOMAINS: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com outlook.de outlook.fr outlook.es
  outlook.it outlook.jp hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es live.co.uk live.fr
  live.nl live.de yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.ca yahoo.co.in
  yahoo.co.jp yahoo.com.br ymail.com rocketmail.com aol.com icloud.com me.com mac.com proton.me
  protonmail.com protonmail.ch pm.me gmx.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de
  freenet.de arcor.de mail.com email.com fastmail.com fastmail.fm hey.com zoho.com zohomail.com
  zohomail.eu tutanota.com tutanota.de tuta.io tuta.com mailbox.org posteo.de posteo.net
  runbox.com disroot.org riseup.net yandex.com yandex.ru ya.ru mail.ru inbox.ru list.ru bk.ru
  rambler.ru qq.com foxmail.com 163.com 126.com yeah.net sina.com sohu.com aliyun.com naver.com
  daum.net hanmail.net kakao.com orange.fr wanadoo.fr free.fr sfr.fr laposte.net libero.it virgilio.it
  tiscali.it alice.it tin.it terra.com.br uol.com.br bol.com.br comcast.net verizon.net att.net
  sbcglobal.net bellsouth.net cox.net charter.net btinternet.com sky.com talktalk.net virginmedia.com
  ntlworld.com bigpond.com optusnet.com.au shaw.ca rogers.com sympatico.ca telus.net seznam.cz
  centrum.cz wp.pl o2.pl onet.pl interia.pl abv.bg mail.bg ukr.net rediffmail.com duck.com
  mailinator.com guerrillamail.com yopmail.com simplelogin.com`.split(/\s+/),
);

/** The part of an address after its last "@". */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1).toLowerCase();
}

/** Whether a domain gives addresses to anybody. */
export function isPublicMailDomain(domain: string): boolean {
  return PUBLIC_MAIL_DOMAINS.has(domain.toLowerCase());
}
