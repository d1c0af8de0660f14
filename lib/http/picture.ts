const DAY_S = 24 * 60 * 60;

/**
 * A picture, for `<img>` of our own pages or of any. A drawing (SVG) cannot run: opened by itself, it
 * is in a sandbox.
 */
export function picture(
  { bytes, contentType }: { bytes: Uint8Array<ArrayBuffer>; contentType: string },
  readers: "same-origin" | "cross-origin",
): Response {
  return new Response(bytes, {
    headers: {
      "content-type": contentType,
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": readers,
      // Fonts are loaded as scripts are: a website asks for the launcher's, and sends no cookies.
      ...(readers === "cross-origin" && { "access-control-allow-origin": "*" }),
      "cache-control": `${readers === "cross-origin" ? "public" : "private"}, max-age=${DAY_S}`,
    },
  });
}
