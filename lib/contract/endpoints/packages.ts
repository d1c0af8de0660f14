import { z } from "../zod.ts";
import { endpoint } from "./endpoint.ts";

/** Not one of the API's rows: npm and its relatives download it. */
export const getPackage = endpoint({
  method: "GET",
  path: "/packages/[file]",
  access: "anyone",
  summary: "Returns an npm package of this instance. The bytes at an address never change.",
  params: z.object({ file: z.string().regex(/^[a-z]+-[\w.-]{1,60}\.tgz$/) }),
  response: { contentType: "application/gzip" },
  errors: [],
});
