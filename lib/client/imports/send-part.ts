import type { ImportPart } from "@linkdesk/contract/imports.ts";
import { apiErrorOf, isTransient, networkError } from "../api.ts";
import type { FilePart } from "./parts-of-file.ts";

/** A part of 4 MB over a slow line. */
const TIMEOUT_MS = 120_000;
const ATTEMPTS = 4;
const PAUSE_MS = 1_000;

/** Sends a part of a file, with some patience for a network that comes and goes. Throws ApiError. */
export async function sendPart(
  importId: string,
  number: number,
  part: FilePart,
  signal: AbortSignal,
): Promise<ImportPart> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await put(importId, number, part, signal);
    } catch (error) {
      if (signal.aborted || attempt === ATTEMPTS || !isTransient(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * 2 ** attempt));
    }
  }
}

async function put(
  importId: string,
  number: number,
  { body, firstLine }: FilePart,
  signal: AbortSignal,
): Promise<ImportPart> {
  const address = `/api/v1/imports/${importId}/parts/${number}?firstLine=${firstLine}`;
  const init: RequestInit = {
    method: "PUT",
    credentials: "same-origin",
    headers: { "content-type": "application/octet-stream" },
    body,
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  };
  const response = await fetch(address, init).catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    throw networkError();
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw apiErrorOf(response.status, answer, response);
  return answer as ImportPart;
}
