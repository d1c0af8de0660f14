import { EVENTS_AREA } from "@linkdesk/contract/openapi/areas.ts";
import { areasOf, componentsIn, operationsOf } from "@linkdesk/contract/openapi/by-area.ts";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ApiFrame } from "@/components/docs/api/api-frame";
import { EventSection } from "@/components/docs/api/event-section";
import { ObjectsSection } from "@/components/docs/api/objects-section";
import { OperationSection } from "@/components/docs/api/operation-section";
import { openApiDocument } from "@/lib/http/openapi-document";

/** Made for each request: its scripts carry the nonce of the page policy (middleware.ts). */
export const dynamic = "force-dynamic";

type Props = { params: Promise<{ area: string }> };

async function findArea(params: Props["params"]) {
  const { area: slug } = await params;
  const { document } = openApiDocument();
  const area = [...areasOf(document), EVENTS_AREA].find((one) => one.slug === slug);
  return area ?? notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await findArea(params)).name };
}

/** The operations of one area, or the events that webhooks get. */
export default async function ApiAreaPage({ params }: Props) {
  const { slug, name, description } = await findArea(params);
  const { document } = openApiDocument();
  const operations = operationsOf(document, { name });
  const events =
    slug === EVENTS_AREA.slug ? Object.values(document.webhooks).map(({ post }) => post) : [];
  const shown = [...operations.map(({ operation }) => operation), ...events];
  return (
    <ApiFrame document={document} area={slug}>
      <h1 className="font-semibold text-3xl tracking-tight">{name}</h1>
      <p className="mt-2 mb-8 text-muted">{description}</p>
      {operations.map((at) => (
        <OperationSection
          key={at.operation.operationId}
          at={at}
          serverUrl={document.servers[0]?.url ?? ""}
        />
      ))}
      {events.map((event) => (
        <EventSection key={event.operationId} event={event} />
      ))}
      <ObjectsSection objects={componentsIn(shown, document)} />
    </ApiFrame>
  );
}
