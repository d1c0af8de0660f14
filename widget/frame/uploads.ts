import { uuid } from "@linkdesk/chat/uuid.ts";
import type { Store } from "@linkdesk/chat/visitor/store.ts";
import { type Attachment, MAX_ATTACHMENTS } from "@linkdesk/contract/attachments.ts";
import {
  type FileRefusal,
  isReadable,
  refusalOf,
  refusalOfAnswer,
} from "@linkdesk/contract/file-refusals.ts";
import type { ChatState, FileError, PendingFile } from "./chat-state.ts";
import type { FrameSettings } from "./settings.ts";

type Options = {
  store: Store<ChatState>;
  settings: FrameSettings;
  url: string;
  openSession: () => Promise<string | null>;
};
export type Uploads = ReturnType<typeof createUploads>;

/** Sends the bytes of chosen files to the server, each on its own. A chunk of its own. */
export function createUploads({ store, settings, url, openSession }: Options) {
  const files = new Map<string, File>();
  const requests = new Map<string, XMLHttpRequest>();
  const previews = new Set<string>();

  const patch = (key: string, change: Partial<PendingFile>) =>
    store.set({ files: store.get().files.map((f) => (f.key === key ? { ...f, ...change } : f)) });

  function add(chosen: File[]) {
    const { multiple, maxBytes } = settings.behaviour.uploads;
    const errors: FileError[] = [];
    const room = (multiple ? MAX_ATTACHMENTS : 1) - store.get().files.length;
    const taken: PendingFile[] = [];
    const limits = { maxBytes, types: settings.uploadTypes };
    for (const file of chosen) {
      const refusal = refusalOf(file, limits);
      if (refusal) errors.push({ problem: refusal, name: file.name });
      else if (taken.length >= room) errors.push({ problem: "tooManyFiles", name: file.name });
      else taken.push(toPending(file));
    }
    store.set({ files: [...store.get().files, ...taken], fileErrors: errors });
    for (const { key } of taken) void upload(key);
  }

  function toPending(file: File): PendingFile {
    const key = uuid();
    files.set(key, file);
    const isImage = /^image\/(?!svg)/.test(file.type);
    const previewUrl = isImage ? URL.createObjectURL(file) : null;
    if (previewUrl) previews.add(previewUrl);
    return {
      ...{ key, name: file.name, bytes: file.size, previewUrl },
      status: "uploading",
      progress: 0,
      attachment: null,
    };
  }

  async function upload(key: string) {
    const file = files.get(key);
    if (!file) return;
    if (!(await isReadable(file))) return refuse(key, "fileUnreadable", file.name);
    const token = await openSession();
    // Given up meanwhile.
    if (!files.has(key)) return;
    if (!token) return patch(key, { status: "failed" });
    const request = new XMLHttpRequest();
    requests.set(key, request);
    request.open("POST", url);
    request.responseType = "json";
    request.setRequestHeader("authorization", `Bearer ${token}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name.toWellFormed()));
    request.upload.onprogress = ({ loaded, total }) => patch(key, { progress: loaded / total });
    request.onerror = () => patch(key, { status: "failed" });
    request.onload = () => onAnswer(key, file, request);
    request.send(file);
  }

  function onAnswer(key: string, file: File, request: XMLHttpRequest) {
    requests.delete(key);
    if (request.status === 201) {
      const attachment: Attachment = request.response;
      return patch(key, { status: "ready", progress: 1, attachment });
    }
    const refusal = refusalOfAnswer(request.status, request.response);
    // Trying again would end the same way.
    if (refusal) refuse(key, refusal, file.name);
    else patch(key, { status: "failed" });
  }

  function refuse(key: string, problem: FileRefusal, name: string) {
    const others = store.get().fileErrors;
    remove(key);
    store.set({ fileErrors: [...others, { problem, name }] });
  }

  function remove(key: string) {
    requests.get(key)?.abort();
    requests.delete(key);
    files.delete(key);
    store.set({ files: store.get().files.filter((f) => f.key !== key), fileErrors: [] });
    forgetPreviews();
  }

  function forgetPreviews() {
    const shown = new Set(store.get().files.map(({ previewUrl }) => previewUrl));
    for (const preview of previews) {
      if (shown.has(preview)) continue;
      URL.revokeObjectURL(preview);
      previews.delete(preview);
    }
  }

  return {
    add,
    remove,
    retry(key: string) {
      patch(key, { status: "uploading", progress: 0 });
      void upload(key);
    },
    /** What was sent is in the conversation, and needs no copy here. */
    forgetSent() {
      const waiting = new Set(store.get().files.map(({ key }) => key));
      for (const key of [...files.keys()]) if (!waiting.has(key)) files.delete(key);
      forgetPreviews();
    },
    clear() {
      for (const key of [...files.keys()]) remove(key);
    },
  };
}
