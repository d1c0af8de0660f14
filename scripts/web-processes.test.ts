import { expect, test } from "vitest";
import { defaultProcesses, shareOfPool, webProcesses } from "./web-processes.ts";

test("there is one process for each core, and no more than eight", () => {
  expect([1, 2, 8, 32].map((cores) => defaultProcesses(cores))).toEqual(["1", "2", "8", "8"]);
});

test("a number of processes that makes no sense is named", () => {
  expect(webProcesses({})).toBe(1);
  expect(webProcesses({ WEB_PROCESSES: "3" })).toBe(3);
  for (const WEB_PROCESSES of ["0", "many", "1.5", "65"]) {
    expect(() => webProcesses({ WEB_PROCESSES })).toThrow("WEB_PROCESSES");
  }
});

test("the connections to the database are divided among the processes", () => {
  expect(shareOfPool({ DATABASE_POOL: "30" }, 2)).toEqual({ DATABASE_POOL: "10" });
  expect(shareOfPool({ DATABASE_POOL: "5" }, 8)).toEqual({ DATABASE_POOL: "2" });
  expect(shareOfPool({ DATABASE_POOL: "30" }, 1)).toEqual({});
  expect(shareOfPool({}, 8)).toEqual({});
});
