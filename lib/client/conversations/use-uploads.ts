import { uuid } from "@linkdesk/chat/uuid.ts";
import { useCallback, useSyncExternalStore } from "react";
import { t } from "@/lib/texts/conversations";
import { language } from "@/lib/texts/language";
import { errorText } from "../api.ts";
import { useDashboard } from "../shell/dashboard-context.tsx";
import { showToast } from "../toasts.ts";
import { fileRefusalText } from "./file-refusal-text.ts";
import { unfinishedFiles } from "./unfinished-files.ts";
import type { Unsent } from "./unsent.ts";
import { uploadFile } from "./upload-file.ts";
import { createUploadQueue, type UploadQueue } from "./upload-queue.ts";

/** By conversation: an upload goes on while another conversation is open, and is there afterwards. */
const queues = new Map<string, UploadQueue>();

function queueOf(conversationId: string, unsent: Unsent): UploadQueue {
  const known = queues.get(conversationId);
  if (known) return known;
  const restored = unsent.readFiles(conversationId);
  const queue = createUploadQueue({
    upload: uploadFile,
    explain: errorText,
    newId: uuid,
    restored,
  });
  queue.subscribe(() => {
    const done = queue.getSnapshot().filter((upload) => upload.status === "done");
    unsent.saveFiles(
      conversationId,
      done.flatMap((upload) => upload.attachment ?? []),
    );
  });
  keepUnfinished(queue, unsent.filesOwner(conversationId));
  queues.set(conversationId, queue);
  return queue;
}

/** Keeps the files whose upload has not finished, and uploads those that an earlier page has left. */
function keepUnfinished(queue: UploadQueue, owner: string): void {
  let kept: string[] = [];
  queue.subscribe(() => {
    const unfinished = queue.unfinished();
    const ids = unfinished.map(({ id }) => id);
    for (const { id, file } of unfinished) {
      if (!kept.includes(id)) void unfinishedFiles.keep(owner, id, file);
    }
    for (const id of kept) if (!ids.includes(id)) void unfinishedFiles.remove(id);
    kept = ids;
  });
  void unfinishedFiles.list(owner).then((left) => {
    // Those that were chosen in this page meanwhile are in the queue already.
    const known = queue.unfinished().map(({ id }) => id);
    const restored = left.filter(({ id }) => !known.includes(id));
    if (restored.length > 0) queue.add(restored.map(({ file }) => file));
    // The queue has kept them again, under ids of its own.
    for (const { id } of restored) void unfinishedFiles.remove(id);
  });
}

/** The files for the next message of a conversation. */
export function useUploads(conversationId: string) {
  const { unsent } = useDashboard();
  const queue = queueOf(conversationId, unsent);
  const uploads = useSyncExternalStore(queue.subscribe, queue.getSnapshot, queue.getSnapshot);
  const add = useCallback(
    (files: readonly File[]) => {
      const left = queue.add(files);
      if (left.length === 0) return;
      const names = new Intl.ListFormat(language()).format(left);
      showToast({
        tone: "danger",
        text: t("files.notAdded", { reason: fileRefusalText("tooManyFiles"), names }),
      });
    },
    [queue],
  );
  return { queue, uploads, add };
}
