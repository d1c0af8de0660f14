import { listDocs, markdownHref, readMarkdown } from "@/components/docs/read-docs";

export const dynamic = "force-static";

/** The documents for language models, as https://llmstxt.org describes it: the index, and each as Markdown. */
export async function GET(): Promise<Response> {
  const index = (await readMarkdown("")) ?? "# Linkdesk\n";
  const [head = ""] = index.split("\n- ");
  const entries = await listDocs();
  // "- [Title](name.md): what it is about", as the index is written.
  const described = new Map(
    index.split("\n").flatMap((line): [string, string][] => {
      const [link = "", about] = line.split(".md): ");
      return about === undefined ? [] : [[link.slice(link.lastIndexOf("(") + 1), about]];
    }),
  );
  const lines = entries
    .filter(({ slug }) => slug !== "")
    .map(({ slug, title }) => {
      const about = described.get(slug);
      return `- [${title}](${markdownHref(slug)})${about ? `: ${about}` : ""}`;
    });
  const [title = "", ...rest] = head.trim().split("\n");
  const summary = rest.join(" ").trim();
  const text = [
    ...[title, "", `> ${summary}`, "", "## Docs", "", ...lines, ""],
    ...["## API", "", "- [OpenAPI 3.1](/api/v1/openapi.json): every endpoint for programs", ""],
  ].join("\n");
  return new Response(text, { headers: { "content-type": "text/plain; charset=utf-8" } });
}
