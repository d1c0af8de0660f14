import { getPreviewChat } from "@linkdesk/contract/endpoints/frame.ts";
import { anyone, route } from "@/lib/http/route";
import { documentResponse, previewDocument } from "@/lib/inboxes/frame-document";

/** The chat in the settings' preview. */
export const GET = route(getPreviewChat, {
  auth: anyone,
  handle: async () => documentResponse(previewDocument("chat")),
});
