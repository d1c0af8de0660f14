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
  agent(
    "see [the *new* plan](https://a.example/x_%281%29_2?a=1&b=2), or [`npm`](https://b.example)",
    "see <a>the *new* plan</a>, or <code><a>npm</a></code>",
    "https://a.example/x_%281%29_2?a=1&b=2",
    "https://b.example/",
  ),
  agent("**[bold](https://a.example/)**", "<b><a>bold</a></b>", "https://a.example/"),
  agent("[us](mailto:us@a.example)", "<a>us</a>", "mailto:us@a.example"),
  agent(
    "[https://a.example](https://b.example/)",
    "<a>https://a.example</a>",
    "https://b.example/",
  ),
  agent("[x](javascript:alert(1)) [y](/path) [z]", "[x](javascript:alert(1)) [y](/path) [z]"),
  agent("[x] (y) and []() and [a](b c)", "[x] (y) and []() and [a](b c)"),
  agent("`[a](https://a.example)`", "<code>[a](https://a.example)</code>"),
  // A visitor does not know of markers.
  contact("5 *6 and 7* 8", "5 *6 and 7* 8"),
  contact("**a** *b* _c_ `d`", "**a** *b* _c_ `d`"),
  contact("[a](https://b.example/)", "[a](<a>https://b.example/</a>)", "https://b.example/"),
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

/** A message of the team with blocks; of a visitor, each of these texts stays as it is typed. */
export type BlockCase = {
  text: string;
  /** As HTML would draw it. */
  drawn: string;
  /** In one line, where nothing can be drawn. */
  preview: string;
};

export const BLOCK_CASES: readonly BlockCase[] = [
  {
    text: "Try this:\n\n1. Stop it.\n2. Start **it**.\n\nThen:\n- one\n* two",
    drawn:
      "<p>Try this:</p><ol><li>Stop it.</li><li>Start <b>it</b>.</li></ol><p>Then:</p><ul><li>one</li><li>two</li></ul>",
    preview: "Try this: 1. Stop it. 2. Start it. Then: one two",
  },
  {
    text: "3. Go on\n7. Stop",
    drawn: "<ol><li>Go on</li><li>Stop</li></ol>",
    preview: "3. Go on 7. Stop",
  },
  {
    text: "- one\n  - below it",
    drawn: "<ul><li>one</li><li>below it</li></ul>",
    preview: "one below it",
  },
  {
    text: "> You wrote:\n> - *this*\n>\n> > and that\n\nYes.\n\nBye",
    drawn:
      "<blockquote><p>You wrote:</p><ul><li><i>this</i></li></ul><p>&gt; and that</p></blockquote><p>Yes.\n\nBye</p>",
    preview: "You wrote: this and that Yes. Bye",
  },
  {
    text: "Run\n```sh\n- **x** <b>\n\n> `y`\n```\nnow",
    drawn: "<p>Run</p><pre>- **x** &lt;b&gt;\n\n&gt; `y`</pre><p>now</p>",
    preview: "Run x <b> y now",
  },
];

/** What has no blocks in it, though it begins like one. */
export const NO_BLOCKS: readonly string[] = [
  "two\nlines",
  "*over\ntwo lines*",
  "-5 degrees\n>:( no\n>5\n1.5 litres\n01. x",
  "```\nnever closed",
  "```no fence\n```",
  "\n between empty lines \n\n",
  "-\n- \n1.",
];

/** What is read where nothing can be drawn: no markers, no elements. */
export function wordsOf({ drawn }: FormattingCase): string {
  return drawn
    .replaceAll(/<\/?(?:a|b|i|code)>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
