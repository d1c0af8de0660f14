import * as endpoints from "@linkdesk/contract/endpoints/contacts.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { exportContact } from "@/lib/privacy/export-contact";

export const GET = route(endpoints.exportContact, {
  auth: caller,
  handle: async ({ actor, params }) => {
    const { body, fileName } = await exportContact(actor, params.id);
    return new Response(body, {
      headers: {
        "content-type": "application/zip",
        "content-disposition": `attachment; filename="${fileName}"`,
        "cache-control": "no-store",
      },
    });
  },
});
