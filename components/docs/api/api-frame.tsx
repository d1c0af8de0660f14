import { EVENTS_AREA } from "@linkdesk/contract/openapi/areas.ts";
import { areasOf, operationsOf } from "@linkdesk/contract/openapi/by-area.ts";
import type { OpenApiDocument } from "@linkdesk/contract/openapi/types.ts";
import type { ReactNode } from "react";
import { DocsFrame } from "../docs-frame.tsx";
import { API_SLUG, listDocs } from "../read-docs.ts";

/** The frame of the documentation, with the areas of the API in its navigation. */
export async function ApiFrame({
  document,
  area,
  children,
}: {
  document: OpenApiDocument;
  /** The slug of the area that is shown; null for the introduction. */
  area: string | null;
  children: ReactNode;
}) {
  const entries = await listDocs();
  const operations = areasOf(document).map(({ slug, name }) => ({
    ...{ slug, name, isCurrent: slug === area },
    sections: slug === area ? sectionsOf(document, { name }) : [],
  }));
  const events = {
    ...{ slug: EVENTS_AREA.slug, name: EVENTS_AREA.name, isCurrent: area === EVENTS_AREA.slug },
    sections:
      area === EVENTS_AREA.slug
        ? Object.keys(document.webhooks).map((event) => ({ id: event, title: event }))
        : [],
  };
  return (
    <DocsFrame
      entries={entries}
      current={area === null ? API_SLUG : `${API_SLUG}/${area}`}
      areas={[...operations, events]}
    >
      {children}
    </DocsFrame>
  );
}

function sectionsOf(document: OpenApiDocument, area: { name: string }) {
  return operationsOf(document, area).map(({ operation }) => ({
    id: operation.operationId,
    title: operation.summary,
  }));
}
