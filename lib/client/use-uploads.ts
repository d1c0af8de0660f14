import { useCallback, useSyncExternalStore } from "react";
import { MAX_ATTACHMENTS } from "@/lib/contract/attachments";
import { uuid } from "@/lib/contract/chat/uuid";
import { errorText } from "./api.ts";
import { useDashboard } from "./dashboard-context.tsx";
import { showToast } from "./toasts.ts";
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
  queues.set(conversationId, queue);
  return queue;
}

/** The files for the next message of a conversation. */
export function useUploads(conversationId: string) {
  const { unsent } = useDashboard();
  const queue = queueOf(conversationId, unsent);
  const uploads = useSyncExternalStore(queue.subscribe, queue.getSnapshot, queue.getSnapshot);
  const add = useCallback(
    (files: readonly File[]) => {
      if (queue.add(files) === 0) return;
      showToast({ tone: "danger", text: `A message takes at most ${MAX_ATTACHMENTS} files.` });
    },
    [queue],
  );
  return { queue, uploads, add };
}
