import { expect, test } from "vitest";
import { listDocs, readDoc, readMarkdown, sectionsOf } from "./read-docs.ts";

test("every document is listed once, in the order of the index", async () => {
  const entries = await listDocs();
  expect(entries[0]).toMatchObject({ slug: "" });
  expect(new Set(entries.map(({ slug }) => slug)).size).toBe(entries.length);
  const index = (await readMarkdown("")) ?? "";
  const places = entries.slice(1).map(({ slug }) => index.indexOf(`](${slug}.md`));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  // A document to which the index does not lead is found by nobody.
  expect(places).not.toContain(-1);
});

test("every link between documents leads to a document and a heading that exist", async () => {
  const broken: string[] = [];
  const docs = await Promise.all((await listDocs()).map(({ slug }) => readDoc(slug)));
  const anchors = new Map(
    docs.map((doc) => [
      `/docs${doc?.slug ? `/${doc.slug}` : ""}`,
      [...(doc?.html ?? "").matchAll(/ id="([^"]*)"/g)].map(([, id]) => id),
    ]),
  );
  for (const doc of docs) {
    for (const [, href = ""] of (doc?.html ?? "").matchAll(/href="(\/docs[^"]*|#[^"]*)"/g)) {
      const [path = "", anchor] = href.split("#");
      const page = path === "" ? `/docs${doc?.slug ? `/${doc.slug}` : ""}` : path;
      const isThere =
        page.startsWith("/docs/api") ||
        (anchors.has(page) && (anchor === undefined || anchors.get(page)?.includes(anchor)));
      if (!isThere) broken.push(`${doc?.slug}: ${href}`);
    }
  }
  expect(broken).toEqual([]);
});

test.each(["../package", "decisions/0001", "no-such-document", "%2e%2e/README"])(
  "there is no document called %s",
  async (slug) => {
    expect(await readDoc(slug)).toBeNull();
  },
);

test("the search reads sections as plain text", () => {
  const markdown =
    "# Title\nFirst `words`.\n\n## A part\nMore, with [a link](https://x.example).\n";
  expect(sectionsOf(markdown).map((part) => ({ ...part, text: part.text.trim() }))).toEqual([
    { anchor: "", heading: "", text: "First words ." },
    { anchor: "a-part", heading: "A part", text: "More, with a link ." },
  ]);
});
