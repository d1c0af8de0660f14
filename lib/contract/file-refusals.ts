/**
 * Why a file is not taken: the same reasons in the widget, in the dashboard and from the server.
 * Each side has a sentence for each, with the file's name in it.
 */
export type FileRefusal =
  | "fileEmpty"
  /** A folder, or a file that went away after it was chosen. */
  | "fileUnreadable"
  | "fileTooLarge"
  | "fileTypeRefused"
  | "filesFull"
  | "tooManyFiles";

/** What the server calls the field that it refuses. Too large is 413, no room is `storage_full`. */
export const REFUSED_FIELDS = {
  fileEmpty: "file.size",
  fileTypeRefused: "file.type",
} satisfies Partial<Record<FileRefusal, string>>;

type Limits = {
  maxBytes: number;
  /** Lists of types as in `accept`; the file must be on each of them. */
  types: string[][];
};

/** Whether a list as in `accept` has this file: `image/*`, `application/pdf`, `.docx`. */
function isListed(types: string[], { name, type }: Pick<File, "name" | "type">): boolean {
  return types.some((wanted) => {
    const it = wanted.trim().toLowerCase();
    if (it.startsWith(".")) return name.toLowerCase().endsWith(it);
    if (it.endsWith("/*")) return type.startsWith(it.slice(0, -1));
    return type === it;
  });
}

/** What the server would refuse is not even sent. The server looks at the content, and decides. */
export function refusalOf(
  file: Pick<File, "name" | "type" | "size">,
  { maxBytes, types }: Limits,
): FileRefusal | null {
  if (file.size === 0) return "fileEmpty";
  if (file.size > maxBytes) return "fileTooLarge";
  return types.every((list) => isListed(list, file)) ? null : "fileTypeRefused";
}

/** Browsers list a folder as if it were a file; only reading it shows that it is none. */
export const isReadable = (file: Blob): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );

/** Why the server did not take a file for good; null where trying again may help. */
export function refusalOfAnswer(status: number, body: unknown): FileRefusal | null {
  const { code, errors } = (body ?? {}) as { code?: unknown; errors?: { field?: unknown }[] };
  if (status === 413) return "fileTooLarge";
  if (code === "storage_full") return "filesFull";
  const field = Array.isArray(errors) ? errors[0]?.field : undefined;
  if (field === REFUSED_FIELDS.fileEmpty) return "fileEmpty";
  return field === REFUSED_FIELDS.fileTypeRefused ? "fileTypeRefused" : null;
}
