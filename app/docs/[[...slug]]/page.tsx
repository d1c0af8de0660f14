import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DocsFrame } from "@/components/docs/docs-frame";
import { PageEnd } from "@/components/docs/page-end";
import { API_SLUG, listDocs, markdownHref, readDoc } from "@/components/docs/read-docs";
import { t } from "@/lib/texts/docs";

export const dynamic = "force-static";
export const dynamicParams = false;

type Props = { params: Promise<{ slug?: string[] }> };

/** The index exists even without a README: it lists the pages. */
export async function generateStaticParams() {
  const entries = await listDocs();
  const slugs = new Set(["", ...entries.map((entry) => entry.slug)]);
  slugs.delete(API_SLUG);
  return [...slugs].map((slug) => ({ slug: slug === "" ? [] : [slug] }));
}

async function slugOf(params: Props["params"]): Promise<string> {
  return ((await params).slug ?? []).join("/");
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const doc = await readDoc(await slugOf(params));
  return {
    // The first page is called like the product, whose name follows every title.
    title: doc && doc.title !== "Linkdesk" ? doc.title : t("page"),
    alternates: doc ? { types: { "text/markdown": markdownHref(doc.slug) } } : {},
  };
}

export default async function DocsPage({ params }: Props) {
  const slug = await slugOf(params);
  const [entries, doc] = await Promise.all([listDocs(), readDoc(slug)]);
  if (!doc && slug !== "") notFound();
  return (
    <DocsFrame entries={entries} current={slug} headings={doc?.headings}>
      {doc ? (
        <>
          {/* The repository's own documents, rendered while building */}
          <article className="prose" dangerouslySetInnerHTML={{ __html: doc.html }} />
          <PageEnd entries={entries} current={slug} />
        </>
      ) : (
        <DocsIndex entries={entries} />
      )}
    </DocsFrame>
  );
}

function DocsIndex({ entries }: { entries: Awaited<ReturnType<typeof listDocs>> }) {
  return (
    <article className="prose">
      <h1>{t("title")}</h1>
      {entries.length === 0 && <p>{t("empty")}</p>}
      <ul>
        {entries.map(({ slug, title }) => (
          <li key={slug}>
            <a href={`/docs/${slug}`}>{title}</a>
          </li>
        ))}
      </ul>
    </article>
  );
}
