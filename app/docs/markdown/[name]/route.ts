import { listDocs, readMarkdown } from "@/components/docs/read-docs";

export const dynamic = "force-static";
export const dynamicParams = false;

const nameOf = (slug: string) => slug || "index";

export async function generateStaticParams() {
  return (await listDocs()).map(({ slug }) => ({ name: nameOf(slug) }));
}

/** A document as it is written. People and programs ask for `/docs/<name>.md`: see middleware.ts. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ name: string }> },
): Promise<Response> {
  const { name } = await params;
  const markdown = await readMarkdown(name === nameOf("") ? "" : name);
  const headers = { "content-type": "text/markdown; charset=utf-8" };
  return markdown === null
    ? new Response(null, { status: 404 })
    : new Response(markdown, { headers });
}
