import { createHash } from "node:crypto";
import { createOpenApiDocument } from "@linkdesk/contract/openapi/document.ts";
import type { OpenApiDocument } from "@linkdesk/contract/openapi/types.ts";
import packageFile from "../../package.json" with { type: "json" };
import { env } from "../platform/env.ts";

type Written = { document: OpenApiDocument; json: string; etag: string };

let written: Written | undefined;

/** The description of this installation's API, made once: the document, its JSON, and the JSON's ETag. */
export function openApiDocument(): Written {
  written ??= write();
  return written;
}

function write(): Written {
  const document = createOpenApiDocument(env().APP_URL, packageFile.version);
  const json = JSON.stringify(document);
  const etag = `"${createHash("sha256").update(json).digest("base64url")}"`;
  return { document, json, etag };
}
