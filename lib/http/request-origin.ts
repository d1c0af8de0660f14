/**
 * The client's address; null while nothing trustworthy says it. A `Request` carries none of its
 * own, and a header is only as true as the proxy that wrote it.
 */
export function requestAddress(_request: Request): string | null {
  return null;
}
