// A mail program: takes a raw mail apart, and shows its HTML with nothing held back.
import type { BrowserContext } from "@playwright/test";
import PostalMime, { decodeWords, type Email } from "postal-mime";

/** Where the mail program shows a mail; nothing answers there but the mail itself. */
const SHOWN_AT = "http://mail-program.example/";

/** A raw mail, parsed by somebody else's code. */
export function parseMail(raw: string): Promise<Email> {
  return PostalMime.parse(raw);
}

/** The subject of a raw mail, as a reader's list shows it. */
export function subjectOf(raw: string): string {
  const head = raw.slice(0, raw.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/g, " ");
  return decodeWords(/^Subject: (.*)$/im.exec(head)?.[1] ?? "");
}

export type Shown = {
  /** Everything the browser asked for, the mail itself left out. */
  requests: string[];
  /** What ran. */
  ran: string[];
  tags: string[];
  /** Every address in the markup, whatever attribute it stands in. */
  addresses: string[];
  /** Attributes beside those that our mails are made of. */
  attributes: string[];
  visibleText: string;
};

const OUR_ATTRIBUTES = ["style", "class", "dir", "lang", "charset", "name", "content", "href"];

/**
 * Shows a mail's HTML in a page of its own, without sandbox or policy, moves over and presses
 * everything in it, and tells what happened.
 */
export async function showMail(context: BrowserContext, html: string): Promise<Shown> {
  const page = await context.newPage();
  const requests: string[] = [];
  const ran: string[] = [];
  await page.exposeFunction("pwned", () => ran.push("pwned()"));
  page.on("dialog", (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url() !== SHOWN_AT) requests.push(request.url());
  });
  await page.route("**/*", (route) =>
    route.request().url() === SHOWN_AT
      ? route.fulfill({ contentType: "text/html; charset=utf-8", body: html })
      : route.abort(),
  );
  await page.goto(SHOWN_AT);
  const found = await page.evaluate((ours) => {
    const all = [...document.querySelectorAll("*")];
    const attributes = all.flatMap((element) => [...element.attributes]);
    // Links stay where they are: what is looked for is what happens besides.
    document.addEventListener("click", (event) => event.preventDefault());
    for (const element of all) {
      for (const type of ["mouseover", "focus", "click", "error", "load"]) {
        element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
      }
    }
    return {
      tags: [...new Set(all.map((element) => element.tagName.toLowerCase()))].sort(),
      addresses: attributes
        .filter(({ name }) => !["style", "content", "name"].includes(name))
        .map(({ value }) => value)
        .filter((value) => /^\s*[a-z][a-z0-9+.-]*:/i.test(value)),
      attributes: attributes.map(({ name }) => name).filter((name) => !ours.includes(name)),
      visibleText: document.body.innerText,
    };
  }, OUR_ATTRIBUTES);
  // Whatever the events began has begun when the next picture is painted.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(null))));
  await page.close();
  return { requests, ran, ...found };
}
