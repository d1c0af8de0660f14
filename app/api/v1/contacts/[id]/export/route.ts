import { idParams } from "@linkdesk/contract/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { exportContact } from "@/lib/privacy/export-contact";

/** Everything kept of a contact, as a ZIP archive. */
export const GET = route({
  auth: member,
  params: idParams,
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
