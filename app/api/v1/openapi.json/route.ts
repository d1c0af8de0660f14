import { getOpenApiDocument } from "@linkdesk/contract/endpoints/service.ts";
import { openApiDocument } from "@/lib/http/openapi-document";
import { anyone, route } from "@/lib/http/route";

export const GET = route(getOpenApiDocument, {
  auth: anyone,
  handle: ({ request }) => {
    const { json, etag } = openApiDocument();
    const headers = {
      "content-type": "application/json",
      "cache-control": "public, no-cache",
      etag,
      // There is nothing secret in it, and tools on other websites read it.
      "access-control-allow-origin": "*",
    };
    const isKnown = request.headers.get("if-none-match")?.includes(etag) ?? false;
    return new Response(isKnown ? null : json, { status: isKnown ? 304 : 200, headers });
  },
});
