/**
 * The text of a CSV file. Excel on Windows writes UTF-8 only when asked to: what is no UTF-8 is read as Windows-1252,
 * so that letters with accents stay right.
 */
export async function readCsvFile(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
