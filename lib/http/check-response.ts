import {
  type Endpoint,
  errorsOf,
  isSchema,
  statusesOf,
} from "@linkdesk/contract/endpoints/endpoint.ts";
import { problem } from "@linkdesk/contract/shapes.ts";
import { AppError } from "../platform/app-error.ts";

/**
 * Throws when an answer is not what its endpoint declares: another status, a code that is not in the row,
 * a field too many or of another type. For tests; production does not pay for it.
 */
export async function checkResponse(endpoint: Endpoint, response: Response): Promise<void> {
  const complaint = await complaintAbout(endpoint, response);
  if (!complaint) return;
  const { method, path } = endpoint;
  const userMessage = `${method} ${path} answered ${response.status}: ${complaint}`;
  throw new AppError("internal", { userMessage });
}

async function complaintAbout(endpoint: Endpoint, response: Response): Promise<string | null> {
  const type = response.headers.get("content-type");
  if (type === "application/problem+json") {
    const parsed = problem.safeParse(await response.clone().json());
    if (!parsed.success) return parsed.error.message;
    const { code } = parsed.data;
    return errorsOf(endpoint).includes(code) ? null : `the code ${code} is not in its row`;
  }
  const { response: shape } = endpoint;
  if (!statusesOf(endpoint).includes(response.status)) return "the status is not in its row";
  if (shape === null) return response.body === null ? null : "there is a body";
  if (!isSchema(shape)) return isOfType(type, shape.contentType) ? null : `its type is ${type}`;
  const parsed = shape.safeParse(await response.clone().json());
  return parsed.success ? null : parsed.error.message;
}

/** `*` stands for any type. */
function isOfType(type: string | null, declared: string): boolean {
  return type !== null && (declared === "*/*" || type.startsWith(declared));
}
