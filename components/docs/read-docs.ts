import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { marked, Renderer, type Tokens } from "marked";

const DOCS_DIR = join(process.cwd(), "docs");
const INDEX_FILE = "README.md";

/** The introduction of the API reference, whose pages are made from the API's description (app/docs/api). */
export const API_SLUG = "api";

export type DocEntry = { slug: string; title: string };
export type DocHeading = { anchor: string; text: string };
export type Doc = DocEntry & { html: string; headings: DocHeading[] };

const fileOf = (slug: string) => (slug === "" ? INDEX_FILE : `${slug}.md`);

function titleOf(markdown: string, slug: string): string {
  const heading = /^#\s+(.+)$/m.exec(markdown)?.[1];
  return heading?.replace(/[`*_]/g, "").trim() ?? slug.replaceAll("-", " ");
}

/** Where a document is first linked from the index: the order its author chose. */
function placeIn(index: string, slug: string): number {
  const at = index.indexOf(`](${slug}.md`);
  return slug === "" ? -1 : at < 0 ? Number.POSITIVE_INFINITY : at;
}

/** The documents of `/docs/*.md`, in the order of the index. Read while building. */
export async function listDocs(): Promise<DocEntry[]> {
  const names = await readdir(DOCS_DIR).catch(() => [] as string[]);
  const slugs = names
    .filter((name) => /^[\w-]+\.md$/.test(name))
    .map((name) => (name === INDEX_FILE ? "" : name.slice(0, -".md".length)));
  const entries = await Promise.all(
    slugs.map(async (slug) => {
      const markdown = await readFile(join(DOCS_DIR, fileOf(slug)), "utf8");
      return { slug, title: titleOf(markdown, slug) };
    }),
  );
  const index = await readFile(join(DOCS_DIR, INDEX_FILE), "utf8").catch(() => "");
  return entries.sort((a, b) => {
    const [first, second] = [placeIn(index, a.slug), placeIn(index, b.slug)];
    return first === second ? a.title.localeCompare(b.title, "en") : first - second;
  });
}

/** A link between documents, as it works both on this site and in a repository browser. */
function siteHref(href: string): string {
  const match = /^(?:\.\/)?([\w-]+)\.md(#.*)?$/.exec(href);
  if (!match) return href;
  const slug = `${match[1]}.md` === INDEX_FILE ? "" : `/${match[1]}`;
  return `/docs${slug}${match[2] ?? ""}`;
}

function anchorOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/<[^<>]*>|&\w{1,31};/g, "")
    .replace(/[^\p{L}\p{N}\s-]/gu, "")
    .trim()
    .replace(/\s+/g, "-");
}

/** Files beside the documents are in the repository, not on this site. */
function isOnSite(href: string): boolean {
  return /^(https?:|mailto:|#|\/)/.test(href);
}

/** The repository's own markdown: trusted text, so its HTML is kept. */
function render(markdown: string): string {
  const renderer = new Renderer();
  renderer.heading = function heading({ tokens, depth }: Tokens.Heading) {
    const inner = this.parser.parseInline(tokens);
    return `<h${depth} id="${anchorOf(inner)}">${inner}</h${depth}>\n`;
  };
  // Code that scrolls must be reachable by keyboard.
  renderer.code = function code(token: Tokens.Code) {
    return Renderer.prototype.code.call(this, token).replace(/^<pre>/, '<pre tabindex="0">');
  };
  renderer.link = function link({ href, tokens }: Tokens.Link) {
    const inner = this.parser.parseInline(tokens);
    const target = siteHref(href);
    return isOnSite(target) ? `<a href="${target.replaceAll('"', "%22")}">${inner}</a>` : inner;
  };
  return marked.parse(markdown, { async: false, renderer });
}

/** One document as HTML, or null when there is none of this name. */
export async function readDoc(slug: string): Promise<Doc | null> {
  const markdown = await readMarkdown(slug);
  if (markdown === null) return null;
  const html = render(markdown);
  const headings = sectionsOf(markdown)
    .slice(1)
    .map(({ anchor, heading }) => ({ anchor, text: heading }));
  return { slug, title: titleOf(markdown, slug), html, headings };
}

/** One document as it is written, or null when there is none of this name. */
export async function readMarkdown(slug: string): Promise<string | null> {
  if (slug !== "" && !/^[\w-]+$/.test(slug)) return null;
  return readFile(join(DOCS_DIR, fileOf(slug)), "utf8").catch(() => null);
}

/** The address of a document as Markdown. */
export const markdownHref = (slug: string) => `/docs/${slug || "index"}.md`;

/** A part of a document, below a heading of the second level; the first is what stands before them. */
export type DocSection = { anchor: string; heading: string; text: string };

/** The sections of a document, in their order, as plain text. */
export function sectionsOf(markdown: string): DocSection[] {
  const sections: DocSection[] = [{ anchor: "", heading: "", text: "" }];
  for (const token of marked.lexer(markdown)) {
    if (token.type === "heading" && token.depth === 1) continue;
    if (token.type === "heading" && token.depth === 2) {
      const heading = plain(token.text);
      sections.push({ anchor: anchorOf(heading), heading, text: "" });
    } else {
      const last = sections[sections.length - 1];
      if (last) last.text += `${plain(token.raw)} `;
    }
  }
  return sections;
}

/** Markdown without its marks, for people who search. */
function plain(markdown: string): string {
  return markdown
    .replace(/\]\([^()]*\)/g, "]")
    .replace(/[`*_#|[\]]|^[-\s]+$/gm, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** What the search looks through: every section of every document. */
export async function listSections(): Promise<(DocSection & DocEntry)[]> {
  const entries = await listDocs();
  const all = await Promise.all(
    entries.map(async (entry) => {
      const markdown = (await readMarkdown(entry.slug)) ?? "";
      return sectionsOf(markdown).map((section) => ({ ...entry, ...section }));
    }),
  );
  return all.flat();
}
