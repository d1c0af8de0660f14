import * as endpoints from "@linkdesk/contract/endpoints/packages.ts";
import { anyone, route } from "@/lib/http/route";
import { getPackage } from "@/lib/packages/get-package";

const YEAR_S = 365 * 24 * 60 * 60;

/** For package managers. Browsers may fetch it from anywhere too: playgrounds install packages in them. */
export const GET = route(endpoints.getPackage, {
  auth: anyone,
  handle: async ({ params }) =>
    new Response(await getPackage(params.file), {
      headers: {
        "content-type": "application/gzip",
        "cache-control": `public, max-age=${YEAR_S}, immutable`,
        "content-security-policy": "default-src 'none'; sandbox",
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "cross-origin",
        "access-control-allow-origin": "*",
      },
    }),
});
