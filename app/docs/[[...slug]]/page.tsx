import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { DocsFrame } from "@/components/docs/docs-frame";
import { listDocs, readDoc } from "@/components/docs/read-docs";
import { t } from "@/lib/texts/docs";

export const dynamic = "force-static";
export const dynamicParams = false;

type Props = { params: Promise<{ slug?: string[] }> };

/** The index exists even without a README: it lists the pages. */
export async function generateStaticParams() {
  const entries = await listDocs();
  const slugs = new Set(["", ...entries.map((entry) => entry.slug)]);
  return [...slugs].map((slug) => ({ slug: slug === "" ? [] : [slug] }));
}

async function slugOf(params: Props["params"]): Promise<string> {
  return ((await params).slug ?? []).join("/");
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const doc = await readDoc(await slugOf(params));
  // The first page is called like the product, whose name follows every title.
  return { title: doc && doc.title !== "Linkdesk" ? doc.title : t("page") };
}

export default async function DocsPage({ params }: Props) {
  const slug = await slugOf(params);
  const [entries, doc] = await Promise.all([listDocs(), readDoc(slug)]);
  if (!doc && slug !== "") notFound();
  return (
    <DocsFrame entries={entries} current={slug}>
      {doc ? (
        // The repository's own documents, rendered while building
        <article className="prose" dangerouslySetInnerHTML={{ __html: doc.html }} />
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
            <Link href={`/docs/${slug}`}>{title}</Link>
          </li>
        ))}
      </ul>
    </article>
  );
}
