import sanitizeHtml from "sanitize-html";
import { safeStyle } from "./safe-style.ts";

/** Of more, only so much is shown: it is done while others wait. Mail programs stop much earlier. */
const MAX_SHOWN_CHARS = 512 * 1024;
/** Deeper elements are left out, their text stays. */
const MAX_NESTING = 200;
/** No mail that is written to be read is deeper, and time would grow with the square of it. */
const MAX_OPEN_ELEMENTS = 1_000;
const MAX_LINK_CHARS = 4_000;
/** A picture within the HTML, as base64. */
const MAX_DATA_CHARS = 512 * 1024;

const TAGS = [
  ...["p", "div", "span", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"],
  ...["code", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "td"],
  ...["th", "caption", "colgroup", "col", "a", "img", "b", "strong", "i", "em", "u", "s", "strike"],
  ...["del", "ins", "sub", "sup", "small", "big", "font", "center", "address", "abbr", "cite", "q"],
  ...["kbd", "samp", "tt", "var", "mark", "bdo", "bdi", "figure", "figcaption", "section"],
  ...["article", "header", "footer", "main"],
];

/** Their content is no text that anybody reads. */
const HIDDEN_TAGS = [
  ...[
    "script",
    "style",
    "title",
    "textarea",
    "option",
    "noscript",
    "iframe",
    "noembed",
    "noframes",
  ],
  ...[
    "xmp",
    "plaintext",
    "template",
    "svg",
    "math",
    "object",
    "applet",
    "audio",
    "video",
    "canvas",
  ],
];

const COMMON = ["dir", "lang", "title", "align", "valign", "width", "height", "bgcolor", "style"];
const ATTRIBUTES = {
  "*": COMMON,
  a: ["href", "target", "rel"],
  img: ["src", "alt", "border", "hspace", "vspace", "data-remote-src"],
  font: ["color", "face", "size"],
  table: ["border", "cellpadding", "cellspacing"],
  td: ["colspan", "rowspan", "nowrap"],
  th: ["colspan", "rowspan", "nowrap", "scope"],
  col: ["span"],
  colgroup: ["span"],
  ol: ["start", "type", "reversed"],
  ul: ["type"],
  li: ["value"],
};

const LINK = /^(?:https?:\/\/|mailto:|tel:)/i;
const REMOTE = /^https?:\/\//i;
/** Pictures that run nothing: no SVG. */
const DATA_PICTURE = /^data:image\/(?:png|gif|jpe?g|webp);base64,[a-z0-9+/=\s]*$/i;

export type PictureSource = { cid: string } | { url: string };

export type SanitizeOptions = {
  /**
   * Where a picture is shown from: of a `cid:`, the attachment; of a remote one, a proxy. The answer is
   * trusted. Null where it is not shown; the address of a remote one is then kept as `data-remote-src`.
   */
  pictureUrl: (source: PictureSource) => string | null;
};

type Attributes = Record<string, string>;

/**
 * Inert HTML for a sandboxed frame: text, tables, links and pictures with an allow-list of tags, attributes
 * and style properties. Links open in a new tab without a referrer. Nothing runs, is sent, is loaded or covers
 * anything. `hasRemotePictures`: there are pictures on other servers, shown or not. The first 512 kB are read, which
 * takes up to a tenth of a second. Of HTML that is nested a thousand deep, nothing is left.
 *
 * The frame's sandbox and policy are the second wall; this is not to be shown without them.
 */
export function sanitizeMailHtml(
  html: string,
  { pictureUrl }: SanitizeOptions,
): { html: string; hasRemotePictures: boolean } {
  let hasRemotePictures = false;
  const picture = (attributes: Attributes): Attributes => {
    const { src = "", "data-remote-src": _claimed, ...rest } = attributes;
    const source = readSource(src.trim());
    if (source === null) return rest;
    if ("data" in source) return { ...rest, src: source.data };
    const isRemote = "url" in source;
    hasRemotePictures ||= isRemote;
    const shown = pictureUrl(source);
    if (shown !== null) return { ...rest, src: shown };
    return isRemote ? { ...rest, "data-remote-src": source.url } : rest;
  };
  let openElements = 0;
  const options: sanitizeHtml.IOptions = {
    allowedTags: TAGS,
    nonTextTags: HIDDEN_TAGS,
    allowedAttributes: ATTRIBUTES,
    // What is allowed is decided below: an address without a scheme would lead to this service.
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowedSchemesByTag: { img: ["http", "https", "data"] },
    allowProtocolRelative: false,
    disallowedTagsMode: "discard",
    enforceHtmlBoundary: false,
    nestingLimit: MAX_NESTING,
    parseStyleAttributes: false,
    transformTags: {
      a: (tagName, attributes) => ({ tagName, attribs: link(attributes) }),
      img: (tagName, attributes) => ({ tagName, attribs: picture(attributes) }),
      "*": (tagName, attributes) => ({ tagName, attribs: styled(attributes) }),
    },
    onOpenTag: () => {
      if (++openElements > MAX_OPEN_ELEMENTS) throw new TooDeepError();
    },
    onCloseTag: () => openElements--,
  };
  try {
    const shown = html.slice(0, MAX_SHOWN_CHARS).toWellFormed();
    return { html: sanitizeHtml(shown, options), hasRemotePictures };
  } catch (error) {
    if (!(error instanceof TooDeepError)) throw error;
    return { html: "", hasRemotePictures: false };
  }
}

class TooDeepError extends Error {}

function link({ href = "", ...rest }: Attributes): Attributes {
  const address = href.trim();
  if (!LINK.test(address) || address.length > MAX_LINK_CHARS) return { title: rest.title ?? "" };
  return { ...rest, target: "_blank", rel: "noopener noreferrer nofollow", href: address };
}

function styled({ style, ...rest }: Attributes): Attributes {
  const safe = style === undefined ? "" : safeStyle(style);
  return safe === "" ? rest : { ...rest, style: safe };
}

function readSource(src: string): PictureSource | { data: string } | null {
  if (src.slice(0, 4).toLowerCase() === "cid:") {
    const cid = decodeCid(src.slice(4));
    return cid === "" ? null : { cid };
  }
  if (REMOTE.test(src)) return src.length <= MAX_LINK_CHARS ? { url: src } : null;
  // Some mails leave the scheme out.
  if (src.startsWith("//")) return { url: `https:${src}` };
  if (src.length <= MAX_DATA_CHARS && DATA_PICTURE.test(src)) return { data: src };
  return null;
}

/** A Content-ID in an address (RFC 2392) is percent-encoded. */
function decodeCid(text: string): string {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text.trim();
  }
}
