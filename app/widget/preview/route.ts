import { getPreview } from "@linkdesk/contract/endpoints/frame.ts";
import { anyone, route } from "@/lib/http/route";
import { documentResponse, previewDocument } from "@/lib/inboxes/frame-document";

/** The page around the chat in the settings' preview. */
export const GET = route(getPreview, {
  auth: anyone,
  handle: async () => documentResponse(previewDocument("page")),
});
