import * as endpoints from "@linkdesk/contract/endpoints/service.ts";
import { openFile } from "@/lib/files/open-file";
import { byteRange } from "@/lib/http/byte-range";
import { anyone, route } from "@/lib/http/route";

const DAY_S = 24 * 60 * 60;

/** Nothing in it can run: unknown types are downloads, the content policy is a sandbox, and browsers must not
 * guess another type. */
export const GET = route(endpoints.getFile, {
  auth: anyone,
  handle: async ({ params, request }) => {
    const file = await openFile(params.address);
    const part = byteRange(file.bytes, request.headers.get("range"));
    return new Response(part.bytes, {
      status: part.status,
      headers: {
        ...part.headers,
        "content-type": file.contentType,
        "content-disposition": file.disposition,
        "content-security-policy": "default-src 'none'; sandbox",
        "x-content-type-options": "nosniff",
        // The chat's frame has no origin in a sandboxed page. The address is the secret, not the page.
        "cross-origin-resource-policy": "cross-origin",
        "cache-control": `private, max-age=${DAY_S}, immutable`,
      },
    });
  },
});
