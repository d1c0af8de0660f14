import { expect, test } from "vitest";
import { cpuTimeOf } from "../../tests/support/cpu-time.ts";
import { readCsv } from "./read-csv.ts";

const cellsOf = (text: string) => {
  const read = readCsv(text);
  if ("problem" in read) throw new Error(read.problem.message);
  return read.rows.map(({ cells }) => cells);
};

test("cells with quotes, commas and line breaks are read as they were meant", () => {
  expect(cellsOf('name,text\r\n"Hi, you","She said ""yes""\r\nand left"\r\n')).toEqual([
    ["name", "text"],
    ["Hi, you", 'She said "yes"\nand left'],
  ]);
});

test("files of spreadsheets in other languages are read: semicolons, tabs, a byte order mark", () => {
  expect(cellsOf("\uFEFFname;text\na;b,c")).toEqual([
    ["name", "text"],
    ["a", "b,c"],
  ]);
  expect(cellsOf("name\ttext\ra\t\r")).toEqual([
    ["name", "text"],
    ["a", ""],
  ]);
});

test("a line has the number that an editor shows, behind empty lines and long cells", () => {
  const read = readCsv('name,text\n\n"a\nb",c\nd,e');
  expect("rows" in read && read.rows.map(({ line }) => line)).toEqual([1, 3, 5]);
});

test("a quote that is not closed, or closed too early, is a problem with its line", () => {
  expect(readCsv('name\n"a')).toMatchObject({ problem: { line: 2 } });
  expect(readCsv('name\n"a"b')).toMatchObject({ problem: { line: 2 } });
});

test.each(["a", '"', '""', ",", "\n", "\r", '"a"\n', ";\n"])(
  "a megabyte of %j is read in time in proportion to its length",
  (part) => {
    const text = part.repeat(1_000_000 / part.length);
    expect(cpuTimeOf(() => readCsv(text))).toBeLessThan(3_000);
  },
);
