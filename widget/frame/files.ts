import type { Store } from "@linkdesk/chat/visitor/store.ts";
import type { Attachment } from "@linkdesk/contract/attachments.ts";
import type { ChatState } from "./chat-state.ts";
import type { FrameSettings } from "./settings.ts";
import type { Uploads } from "./uploads.ts";

type Options = {
  store: Store<ChatState>;
  settings: FrameSettings;
  url: string;
  /** The token, created if there is none; null if that failed. */
  openSession: () => Promise<string | null>;
};
export type Files = ReturnType<typeof createFiles>;

/** The files in the composer. What uploads them is loaded with the first one. */
export function createFiles(options: Options) {
  const { store } = options;
  let uploads: Promise<Uploads | null> | null = null;

  function load(): Promise<Uploads | null> {
    uploads ??= import("./uploads.ts").then(
      ({ createUploads }) => createUploads(options),
      () => {
        uploads = null;
        return null;
      },
    );
    return uploads;
  }
  const withUploads = (act: (uploads: Uploads) => void) =>
    void load().then((loaded) => loaded && act(loaded));

  return {
    /** Checks and uploads what was chosen, dropped or pasted. */
    add: (chosen: Iterable<File>) => {
      const list = [...chosen];
      if (list.length > 0) withUploads((loaded) => loaded.add(list));
    },
    /** Gives a file up, whether it is on its way, there, or has failed. */
    remove: (key: string) => withUploads((loaded) => loaded.remove(key)),
    retry: (key: string) => withUploads((loaded) => loaded.retry(key)),
    /** Returns and removes the files that are ready to be sent. */
    take(): Attachment[] {
      const ready = store.get().files.flatMap(({ attachment }) => attachment ?? []);
      if (ready.length > 0) withUploads((loaded) => loaded.forgetSent());
      const files = store.get().files.filter(({ attachment }) => !attachment);
      store.set({ files, fileErrors: [] });
      return ready;
    },
    clear: () => {
      if (uploads) withUploads((loaded) => loaded.clear());
    },
  };
}
