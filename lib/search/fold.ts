/**
 * Letters that people take for the same, beyond case and marks. The cluster's locale may be C, where PostgreSQL folds
 * ASCII only, so all folding is done here.
 */
const SAME = new Map([
  ["ß", "ss"],
  ["ı", "i"],
  ["ς", "σ"],
  ["ø", "o"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["đ", "d"],
  ["ð", "d"],
  ["ł", "l"],
  ["þ", "th"],
  ["’", "'"],
  // Arabic: forms of alef, yeh and teh marbuta, and the Persian letters and digits.
  ["ٱ", "ا"],
  ["ى", "ي"],
  ["ة", "ه"],
  ["ک", "ك"],
  ["ی", "ي"],
  ["ـ", ""],
  ...[..."٠١٢٣٤٥٦٧٨٩"].map((digit, i) => [digit, String(i)] as const),
  ...[..."۰۱۲۳۴۵۶۷۸۹"].map((digit, i) => [digit, String(i)] as const),
  // Hebrew letters at the end of a word.
  ["ך", "כ"],
  ["ם", "מ"],
  ["ן", "נ"],
  ["ף", "פ"],
  ["ץ", "צ"],
]);

const MARK = /\p{M}/u;

/** What a character of a text becomes. Bounded: texts may have every character there is. */
const known = new Map<string, string>();
const MAX_KNOWN = 20_000;

/**
 * One character (code point) without case, accents and other marks, in the form that is searched for. Empty for what is
 * only a mark.
 */
export function foldChar(char: string): string {
  const found = known.get(char);
  if (found !== undefined) return found;
  const folded = fold(char);
  if (known.size < MAX_KNOWN) known.set(char, folded);
  return folded;
}

function fold(char: string): string {
  let folded = "";
  // Twice: upper-case letters such as İ become a letter and a mark, and only then lower case.
  for (const part of char.normalize("NFKD").toLowerCase().normalize("NFKD")) {
    if (!MARK.test(part)) folded += SAME.get(part) ?? part;
  }
  return folded;
}
