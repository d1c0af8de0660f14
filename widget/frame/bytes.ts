const KB = 1_024;
const MB = KB * KB;

/** "340 kB", "2.4 MB", in the reader's language. */
export function formatBytes(bytes: number, language: string): string {
  const isLarge = bytes >= MB;
  const unit = isLarge ? "megabyte" : "kilobyte";
  const value = isLarge ? bytes / MB : Math.max(1, bytes / KB);
  const maximumFractionDigits = isLarge && value < 10 ? 1 : 0;
  const style = { style: "unit", unit, maximumFractionDigits } as const;
  return new Intl.NumberFormat(language, style).format(value);
}
