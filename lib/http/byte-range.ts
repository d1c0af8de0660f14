const SINGLE_RANGE = /^bytes=(\d*)-(\d*)$/;

type Part = {
  status: 200 | 206 | 416;
  bytes: Uint8Array<ArrayBuffer> | null;
  headers: Record<string, string>;
};

/**
 * What a `Range` header asks for (RFC 9110, section 14): players fetch films in parts, and Safari
 * plays none without. Several ranges at once are answered with the whole file, as is allowed.
 */
export function byteRange(bytes: Uint8Array<ArrayBuffer>, header: string | null): Part {
  const size = bytes.length;
  const whole: Part = { status: 200, bytes, headers: { "accept-ranges": "bytes" } };
  const [, first = "", last = ""] = SINGLE_RANGE.exec(header ?? "") ?? [];
  if (first === "" && last === "") return whole;
  // Without a first byte, `last` counts from the end.
  const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && first !== "" && Number(last) < from) return whole;
  if (from >= size) {
    return { status: 416, bytes: null, headers: { "content-range": `bytes */${size}` } };
  }
  return {
    status: 206,
    bytes: bytes.slice(from, to + 1),
    headers: { "accept-ranges": "bytes", "content-range": `bytes ${from}-${to}/${size}` },
  };
}
