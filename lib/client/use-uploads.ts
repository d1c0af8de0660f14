import { useCallback, useSyncExternalStore } from "react";
import { MAX_ATTACHMENTS } from "@/lib/contract/attachments";
import { uuid } from "@/lib/contract/chat/uuid";
import { errorText } from "./api.ts";
import { showToast } from "./toasts.ts";
import { uploadFile } from "./upload-file.ts";
import { createUploadQueue, type UploadQueue } from "./upload-queue.ts";

/** By conversation: an upload goes on while another conversation is open, and is there afterwards. */
const queues = new Map<string, UploadQueue>();

function queueOf(conversationId: string): UploadQueue {
  const known = queues.get(conversationId);
  if (known) return known;
  const queue = createUploadQueue({ upload: uploadFile, explain: errorText, newId: uuid });
  queues.set(conversationId, queue);
  return queue;
}

/** The files for the next message of a conversation. */
export function useUploads(conversationId: string) {
  const queue = queueOf(conversationId);
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
