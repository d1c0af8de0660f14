import { getFrame } from "@linkdesk/contract/endpoints/frame.ts";
import { requestAddress } from "@/lib/http/request-origin";
import { anyone, route } from "@/lib/http/route";
import { documentResponse, frameDocument } from "@/lib/inboxes/frame-document";

/** The document inside the widget's iframe. */
export const GET = route(getFrame, {
  auth: anyone,
  handle: async ({ request, params }) =>
    documentResponse(await frameDocument(params.inboxId, requestAddress(request))),
});
