import { AppError } from "../../../platform/app-error.ts";

/** Reads JSON of any declared type: Amazon calls it text. Errors: malformed_json. */
export function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch (cause) {
    throw new AppError("malformed_json", { cause });
  }
}
