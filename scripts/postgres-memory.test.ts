import { expect, test } from "vitest";
import { memorySettings } from "./postgres-memory.ts";

const GB = 1024 ** 3;

test("the embedded database takes an eighth of the memory, and no less than its defaults", () => {
  expect(memorySettings(GB / 2)).toEqual([
    "shared_buffers=128MB",
    "effective_cache_size=512MB",
    "work_mem=4MB",
  ]);
  expect(memorySettings(8 * GB)).toEqual([
    "shared_buffers=1024MB",
    "effective_cache_size=4096MB",
    "work_mem=8MB",
  ]);
  expect(memorySettings(256 * GB)).toEqual([
    "shared_buffers=2048MB",
    "effective_cache_size=65536MB",
    "work_mem=32MB",
  ]);
});
