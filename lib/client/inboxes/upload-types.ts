/** Types that are often wanted together; the texts have a name for each. */
export const UPLOAD_PRESETS = [
  { name: "images", types: ["image/*"] },
  { name: "pdf", types: ["application/pdf"] },
  { name: "word", types: [".doc", ".docx"] },
  { name: "spreadsheets", types: [".xls", ".xlsx", ".csv"] },
  { name: "audio", types: ["audio/*"] },
  { name: "video", types: ["video/*"] },
] as const;

/** `PDF`, `*.pdf` and `.PDF` are all `.pdf`; `Image/*` is `image/*`. Null: not a type of file. */
export function uploadType(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  if (/^[a-z]+\/[\w.+*-]+$/.test(text)) return text;
  const ending = text.replace(/^\*?\./, "");
  return /^[a-z0-9]{1,12}$/.test(ending) ? `.${ending}` : null;
}
