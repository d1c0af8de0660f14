import type { Attachment } from "@linkdesk/contract/attachments.ts";
import { beforeEach, expect, it, vi } from "vitest";
import { createUploadQueue, type UploadQueue } from "./upload-queue.ts";

type Running = {
  name: string;
  signal: AbortSignal;
  progress: (share: number) => void;
  finish: (attachment: Attachment) => void;
  fail: (error: Error) => void;
};

let running: Running[];
let queue: UploadQueue;

function stored(name: string): Attachment {
  return {
    ...{ id: `at-${name}`, name, contentType: "text/plain", bytes: 3, kind: "file", url: "/f" },
    ...{ width: null, height: null, thumbnailUrl: null },
  };
}

const file = (name: string) => new File(["abc"], name);
const settle = () => vi.waitFor(() => {});
/** A file is read before it is sent. */
const untilRunning = (count: number) => vi.waitFor(() => expect(running).toHaveLength(count));
const statuses = () => queue.getSnapshot().map((entry) => entry.status);

beforeEach(() => {
  running = [];
  let lastId = 0;
  queue = createUploadQueue({
    upload: (uploaded, { signal, onProgress }) =>
      new Promise((finish, fail) => {
        running.push({ name: uploaded.name, signal, progress: onProgress, finish, fail });
      }),
    explain: (error) => (error as Error).message,
    newId: () => `u${++lastId}`,
  });
});

it("a few files go at a time, the others wait", async () => {
  queue.add(["a", "b", "c", "d"].map(file));
  expect(statuses()).toEqual(["uploading", "uploading", "uploading", "waiting"]);
  await untilRunning(3);
  running[0]?.finish(stored("a"));
  await settle();
  expect(statuses()).toEqual(["done", "uploading", "uploading", "uploading"]);
});

it("a file shows how much of it is uploaded", async () => {
  queue.add([file("a")]);
  await untilRunning(1);
  running[0]?.progress(0.4);
  expect(queue.getSnapshot()[0]).toMatchObject({ progress: 0.4, status: "uploading" });
});

it("a failed file says why, and can be tried again", async () => {
  queue.add([file("a")]);
  await untilRunning(1);
  running[0]?.fail(new Error("No connection"));
  await settle();
  expect(queue.getSnapshot()[0]).toMatchObject({ status: "failed", error: "No connection" });
  queue.retry("u1");
  expect(statuses()).toEqual(["uploading"]);
  await untilRunning(2);
  running[1]?.finish(stored("a"));
  await settle();
  expect(queue.take()).toMatchObject([{ id: "at-a" }]);
  expect(queue.getSnapshot()).toEqual([]);
});

it("a file that is taken back is not sent on, and another takes its place", async () => {
  queue.add(["a", "b", "c", "d"].map(file));
  await untilRunning(3);
  queue.remove("u2");
  await untilRunning(4);
  expect(running[1]?.signal.aborted).toBe(true);
  expect(running.map((upload) => upload.name)).toEqual(["a", "b", "c", "d"]);
  running[1]?.fail(new Error("aborted"));
  await settle();
  expect(queue.getSnapshot().map((entry) => entry.name)).toEqual(["a", "c", "d"]);
});

it("a message takes only so many files", () => {
  expect(queue.add(Array.from({ length: 12 }, (_, i) => file(`${i}`)))).toEqual(["10", "11"]);
  expect(queue.getSnapshot()).toHaveLength(10);
  expect(queue.add([file("more")])).toEqual(["more"]);
});

it("a file that is too large is not even tried", () => {
  const large = file("film.mp4");
  Object.defineProperty(large, "size", { value: 26 * 1024 * 1024 });
  queue.add([large]);
  expect(queue.getSnapshot()[0]).toMatchObject({
    status: "failed",
    error: "Too large: at most 25 MB.",
    canRetry: false,
  });
  expect(running).toEqual([]);
});

it("an empty file and a folder are not even tried, and say so", async () => {
  const folder = file("holidays");
  folder.slice = () => ({ arrayBuffer: () => Promise.reject(new Error("NotFoundError")) }) as Blob;
  queue.add([new File([], "nothing.txt"), folder]);
  await vi.waitFor(() => expect(statuses()).toEqual(["failed", "failed"]));
  expect(queue.getSnapshot().map(({ error, canRetry }) => [error, canRetry])).toEqual([
    ["The file is empty.", false],
    ["This can’t be read. You can’t send a folder, only the files in it.", false],
  ]);
  expect(running).toEqual([]);
});
