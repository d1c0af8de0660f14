/** What mail programs put before the subject of a reply, in the widget's languages and a few more, in lower case. */
const PREFIXES: ReadonlySet<string> = new Set([
  ...["re", "aw", "antw", "sv", "vs", "rép", "res", "resp", "r", "rif", "odp", "ynt", "yan"],
  ...["отв", "ответ", "на", "відп", "відповідь", "رد", "השב", "תגובה", "उत्तर", "जवाब", "返信"],
  ...["회신", "답장", "回复", "答复", "回覆", "答覆"],
]);
/** Longer than any prefix, with a number behind it: "Re[12]". */
const MAX_PREFIX_CHARS = 16;
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\s]/g;

/** "Re: " before a subject, once, instead of what mail programs have put there in their languages. */
export function replySubject(subject: string): string {
  let rest = subject.trim();
  for (let end = prefixEnd(rest); end > 0; end = prefixEnd(rest)) rest = rest.slice(end).trim();
  return `Re: ${rest}`.trim();
}

/** Where the subject goes on behind a prefix; 0 without one. */
function prefixEnd(subject: string): number {
  const start = subject.slice(0, MAX_PREFIX_CHARS);
  const colons = [start.indexOf(":"), start.indexOf("：")].filter((at) => at > 0);
  const end = Math.min(...colons);
  if (colons.length === 0) return 0;
  const [word = ""] = start.slice(0, end).replace(MARKS, "").toLowerCase().split("[");
  return PREFIXES.has(word) ? end + 1 : 0;
}
