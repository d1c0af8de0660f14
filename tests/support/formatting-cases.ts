import type { AuthorType } from "@linkdesk/contract/conversations.ts";

export type FormattingCase = {
  author: Extract<AuthorType, "agent" | "contact">;
  text: string;
  /**
   * As it is drawn. `b`, `i` and `code` stand for what the text looks like, whatever element draws
   * it; `a` is a link, whose address follows in the next field.
   */
  drawn: string;
  /** Where the links of it lead, in order. */
  hrefs?: string[];
};

const agent = (text: string, drawn: string, ...hrefs: string[]): FormattingCase => ({
  author: "agent",
  text,
  drawn,
  hrefs,
});
const contact = (text: string, drawn: string, ...hrefs: string[]): FormattingCase => ({
  ...agent(text, drawn, ...hrefs),
  author: "contact",
});

/** What messages look like, everywhere they are drawn: widget, dashboard, mail, lists. */
export const FORMATTING_CASES: readonly FormattingCase[] = [
  agent("plain", "plain"),
  agent("**bold** and *it* or _it_", "<b>bold</b> and <i>it</i> or <i>it</i>"),
  agent("**bold with *both* in it**", "<b>bold with <i>both</i> in it</b>"),
  agent("run `npm start` now", "run <code>npm start</code> now"),
  agent("`**not bold**`", "<code>**not bold**</code>"),
  agent("(*aside*)", "(<i>aside</i>)"),
  agent("2 * 3 * 4 = 24", "2 * 3 * 4 = 24"),
  agent("snake_case_name and __init__", "snake_case_name and __init__"),
  agent("имя_файла_тут", "имя_файла_тут"),
  agent("a ** b ** c", "a ** b ** c"),
  agent("*open and never closed", "*open and never closed"),
  agent("** and **** and `` alone", "** and **** and `` alone"),
  agent("<b>no</b> & <i>no</i>", "&lt;b&gt;no&lt;/b&gt; &amp; &lt;i&gt;no&lt;/i&gt;"),
  agent(
    "**https://a.example/_b_c**",
    "<b><a>https://a.example/_b_c</a></b>",
    "https://a.example/_b_c",
  ),
  agent(
    "*see https://a.example/x*",
    "<i>see <a>https://a.example/x</a></i>",
    "https://a.example/x",
  ),
  agent(
    "see https://a.example/x_y_z*1*",
    "see <a>https://a.example/x_y_z*1*</a>",
    "https://a.example/x_y_z*1*",
  ),
  // A visitor does not know of markers.
  contact("5 *6 and 7* 8", "5 *6 and 7* 8"),
  contact("**a** *b* _c_ `d`", "**a** *b* _c_ `d`"),
  contact("(https://a.example/x_)", "(<a>https://a.example/x_</a>)", "https://a.example/x_"),
  contact("https://a.example/x_.", "<a>https://a.example/x_</a>.", "https://a.example/x_"),
  contact("_https://a.example/x_ seen", "_<a>https://a.example/x</a>_ seen", "https://a.example/x"),
  contact(
    "https://a.example/A_(b) and [https://a.example/c]",
    "<a>https://a.example/A_(b)</a> and [<a>https://a.example/c</a>]",
    "https://a.example/A_(b)",
    "https://a.example/c",
  ),
  ...[..."。、？！」』）】》，："].map((stop) =>
    contact(
      `「https://a.example/x${stop}次`,
      `「<a>https://a.example/x</a>${stop}次`,
      "https://a.example/x",
    ),
  ),
  ...[..."،؛؟।…!?"].map((stop) =>
    contact(
      `https://a.example/x${stop}`,
      `<a>https://a.example/x</a>${stop}`,
      "https://a.example/x",
    ),
  ),
  contact("日本https://a.example/x", "日本<a>https://a.example/x</a>", "https://a.example/x"),
  contact(
    "https://ja.example/wiki/日本、",
    "<a>https://ja.example/wiki/日本</a>、",
    "https://ja.example/wiki/%E6%97%A5%E6%9C%AC",
  ),
  contact(
    "jo.doe+x@mail.example.com. a@b@c.example",
    "<a>jo.doe+x@mail.example.com</a>. a@<a>b@c.example</a>",
    "mailto:jo.doe+x@mail.example.com",
    "mailto:b@c.example",
  ),
  contact("www.shop.example/sale", "<a>www.shop.example/sale</a>", "https://www.shop.example/sale"),
  contact("https://shop.example@evil.example", "https://shop.example@evil.example"),
];

/** What is read where nothing can be drawn: no markers, no elements. */
export function wordsOf({ drawn }: FormattingCase): string {
  return drawn
    .replaceAll(/<\/?(?:a|b|i|code)>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
