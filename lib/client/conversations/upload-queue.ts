import {
  type Attachment,
  MAX_ATTACHMENTS,
  MAX_UPLOAD_BYTES,
} from "@linkdesk/contract/attachments.ts";
import {
  type FileRefusal,
  isReadable,
  refusalOf,
  refusalOfAnswer,
} from "@linkdesk/contract/file-refusals.ts";
import { ApiError } from "../api.ts";
import { fileRefusalText } from "./file-refusal-text.ts";
import type { UploadOptions } from "./upload-file.ts";

/** More at once would only make each of them slower. */
const AT_ONCE = 3;

export type Upload = {
  id: string;
  name: string;
  bytes: number;
  /** From 0 to 1. */
  progress: number;
  status: "waiting" | "uploading" | "done" | "failed";
  error: string | null;
  /** What is refused for good stays refused. */
  canRetry: boolean;
  attachment: Attachment | null;
};

type Deps = {
  upload: (file: File, options: UploadOptions) => Promise<Attachment>;
  explain: (error: unknown) => string;
  newId: () => string;
  /** Files that an earlier page uploaded and did not send. */
  restored?: readonly Attachment[];
};

export type UploadQueue = ReturnType<typeof createUploadQueue>;

/** The files that will go with the next message of one conversation. No React in it. */
export function createUploadQueue({ upload, explain, newId, restored = [] }: Deps) {
  const files = new Map<string, { file: File; abort: AbortController }>();
  const listeners = new Set<() => void>();
  const uploaded = (attachment: Attachment): Upload => ({
    id: newId(),
    name: attachment.name,
    bytes: attachment.bytes,
    progress: 1,
    status: "done",
    error: null,
    canRetry: false,
    attachment,
  });
  let uploads: readonly Upload[] = restored.map(uploaded);

  const set = (next: readonly Upload[]) => {
    uploads = next;
    for (const listener of listeners) listener();
  };
  const change = (id: string, changes: Partial<Upload>) =>
    set(uploads.map((entry) => (entry.id === id ? { ...entry, ...changes } : entry)));

  function startNext(): void {
    const running = uploads.filter((entry) => entry.status === "uploading").length;
    const next = uploads.find((entry) => entry.status === "waiting");
    if (!next || running >= AT_ONCE) return;
    void run(next.id);
    startNext();
  }

  async function run(id: string): Promise<void> {
    const known = files.get(id);
    if (!known) return;
    change(id, { status: "uploading", progress: 0, error: null });
    if (!(await isReadable(known.file))) return refuse(id, "fileUnreadable");
    if (!files.has(id)) return;
    try {
      const attachment = await upload(known.file, {
        signal: known.abort.signal,
        onProgress: (progress) => change(id, { progress }),
      });
      change(id, { status: "done", progress: 1, attachment });
    } catch (error) {
      const refusal = error instanceof ApiError && refusalOfAnswer(error.status, error);
      if (refusal) return refuse(id, refusal);
      change(id, { status: "failed", error: explain(error) });
    }
    startNext();
  }

  /** Trying again would end the same way. */
  function refuse(id: string, refusal: FileRefusal): void {
    change(id, { status: "failed", error: fileRefusalText(refusal), canRetry: false });
    startNext();
  }

  function entryFor(file: File): Upload {
    const refusal = refusalOf(file, { maxBytes: MAX_UPLOAD_BYTES, types: [] });
    return {
      id: newId(),
      name: file.name,
      bytes: file.size,
      progress: 0,
      status: refusal ? "failed" : "waiting",
      error: refusal && fileRefusalText(refusal),
      canRetry: refusal === null,
      attachment: null,
    };
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => uploads,
    /** The chosen files that are not uploaded and still can be. */
    unfinished: () =>
      uploads.flatMap(({ id, status, canRetry }) => {
        const known = files.get(id);
        return known && canRetry && status !== "done" ? [{ id, file: known.file }] : [];
      }),
    /** Takes as many as fit into a message; returns the names of those that do not. */
    add(list: readonly File[]): string[] {
      const taken = list.slice(0, Math.max(0, MAX_ATTACHMENTS - uploads.length));
      const added = taken.map((file) => {
        const entry = entryFor(file);
        files.set(entry.id, { file, abort: new AbortController() });
        return entry;
      });
      set([...uploads, ...added]);
      startNext();
      return list.slice(taken.length).map(({ name }) => name);
    },
    /** Takes a file back, on its way or already there. */
    remove(id: string): void {
      files.get(id)?.abort.abort();
      files.delete(id);
      set(uploads.filter((entry) => entry.id !== id));
      startNext();
    },
    retry(id: string): void {
      change(id, { status: "waiting", error: null });
      startNext();
    },
    /** Takes files again that were handed over for a message, which was taken back. */
    putBack(attachments: readonly Attachment[]): void {
      if (attachments.length > 0) set([...attachments.map(uploaded), ...uploads]);
    },
    /** Hands over what is there, for the message that goes now. */
    take(): Attachment[] {
      const done = uploads.filter((entry) => entry.status === "done");
      for (const { id } of done) files.delete(id);
      set(uploads.filter((entry) => entry.status !== "done"));
      return done.flatMap((entry) => entry.attachment ?? []);
    },
  };
}
