import { EVENTS_AREA } from "@linkdesk/contract/openapi/areas.ts";
import { areasOf } from "@linkdesk/contract/openapi/by-area.ts";
import type { Metadata } from "next";
import { ApiFrame } from "@/components/docs/api/api-frame";
import { API_SLUG, readDoc } from "@/components/docs/read-docs";
import { openApiDocument } from "@/lib/http/openapi-document";
import { t } from "@/lib/texts/docs";

/** Made for each request: its scripts carry the nonce of the page policy (middleware.ts). */
export const dynamic = "force-dynamic";

export const generateMetadata = (): Metadata => ({ title: t("api.title") });

/** The introduction of the API reference, and its areas. */
export default async function ApiPage() {
  const { document } = openApiDocument();
  const doc = await readDoc(API_SLUG);
  return (
    <ApiFrame document={document} area={null}>
      {/* The repository's own document */}
      <article className="prose" dangerouslySetInnerHTML={{ __html: doc?.html ?? "" }} />
      <h2 className="mt-11 border-line border-t pt-6 font-semibold text-xl tracking-tight">
        {t("api.areas")}
      </h2>
      <ul className="mt-4 grid gap-3 sm:grid-cols-2">
        {[...areasOf(document), EVENTS_AREA].map(({ slug, name, description }) => (
          <li key={slug}>
            <a
              href={`/docs/api/${slug}`}
              className="block h-full rounded-card border border-line p-4 transition-colors hover:bg-hover"
            >
              <span className="font-medium">{name}</span>
              <span className="mt-1 block text-muted text-sm">{description}</span>
            </a>
          </li>
        ))}
      </ul>
      <p className="mt-6 text-sm">
        <a
          href="/api/v1/openapi.json"
          className="text-accent-text underline decoration-accent-text/35 underline-offset-2 hover:decoration-current"
        >
          {t("api.document")}
        </a>
      </p>
    </ApiFrame>
  );
}
