export type UploadPreset = { label: string; types: string[] };

export const UPLOAD_PRESETS: readonly UploadPreset[] = [
  { label: "Images", types: ["image/*"] },
  { label: "PDF", types: ["application/pdf"] },
  { label: "Word", types: [".doc", ".docx"] },
  { label: "Spreadsheets", types: [".xls", ".xlsx", ".csv"] },
  { label: "Audio", types: ["audio/*"] },
  { label: "Video", types: ["video/*"] },
];

/** `PDF`, `*.pdf` and `.PDF` are all `.pdf`; `Image/*` is `image/*`. Null: not a type of file. */
export function uploadType(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  if (/^[a-z]+\/[\w.+*-]+$/.test(text)) return text;
  const ending = text.replace(/^\*?\./, "");
  return /^[a-z0-9]{1,12}$/.test(ending) ? `.${ending}` : null;
}
