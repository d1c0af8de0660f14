import { rowId } from "../text.ts";
import { z } from "../zod.ts";
import { endpoint } from "./endpoint.ts";

/** Not one of the API's rows: browsers load it into the widget's iframe. */
export const getFrame = endpoint({
  method: "GET",
  path: "/widget/[inboxId]",
  access: "anyone",
  summary: "Returns the document inside the widget's iframe.",
  params: z.object({ inboxId: rowId }),
  response: { contentType: "text/html" },
  errors: ["inbox_disabled", "blocked"],
});

/** The documents of the settings page's preview. They hold nothing of anybody. */
export const getPreview = endpoint({
  method: "GET",
  path: "/widget/preview",
  access: "anyone",
  summary: "Returns the page around the chat in the settings' preview.",
  response: { contentType: "text/html" },
  errors: [],
});

export const getPreviewChat = endpoint({
  method: "GET",
  path: "/widget/preview/chat",
  access: "anyone",
  summary: "Returns the chat in the settings' preview.",
  response: { contentType: "text/html" },
  errors: [],
});
