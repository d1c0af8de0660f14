import { expect, test } from "vitest";
import { partsOfFile } from "./parts-of-file.ts";

async function cut(text: string, maxBytes: number) {
  const parts: string[] = [];
  const lines: number[] = [];
  for await (const { body, firstLine } of partsOfFile(new Blob([text]), maxBytes)) {
    parts.push(new TextDecoder("utf-8", { fatal: true }).decode(body));
    lines.push(firstLine);
  }
  return { parts, lines };
}

test("JSON lines are cut at line ends, and nothing is lost", async () => {
  const text = Array.from({ length: 50 }, (_, id) => JSON.stringify({ id, name: "Grüße 🙂" })).join(
    "\n",
  );
  const { parts, lines } = await cut(text, 200);
  expect(parts.join("")).toBe(text);
  expect(parts.length).toBeGreaterThan(5);
  expect(parts.every((part) => part.length <= 200 && part.startsWith("{"))).toBe(true);
  expect(lines[0]).toBe(1);
  expect(lines[1]).toBe(parts[0]?.split("\n").length ?? 0);
});

test("a part has no more lines than the service takes", async () => {
  const { parts, lines } = await cut("{}\n".repeat(45_000), 1_000_000);
  expect(parts.map((part) => part.split("\n").length - 1)).toEqual([20_000, 20_000, 5_000]);
  expect(lines).toEqual([1, 20_001, 40_001]);
});

test("a document is cut at the elements of its list", async () => {
  const payload = Array.from({ length: 20 }, (_, id) => ({ id, name: "Ada" }));
  const text = JSON.stringify({ data: { meta: { count: 20 }, payload } }, null, 2);
  const { parts, lines } = await cut(text, 100);
  const read = parts.flatMap((part) =>
    part
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  );
  expect(read).toEqual(payload);
  expect(lines.slice(0, 2)).toEqual([1, parts[0]?.split("\n").length ?? 0]);
  expect((await cut('{"id": 1}', 100)).parts).toEqual(['{"id":1}\n']);
});

test("a file that is no JSON, or has a line that fits in no part, is refused", async () => {
  await expect(cut("name,email\nAda,a@example.com", 100)).rejects.toMatchObject({
    reason: "noJson",
  });
  const long = `{"id":1}\n{"text":"${"x".repeat(200)}"}\n`;
  await expect(cut(long, 100)).rejects.toMatchObject({ reason: "longLine" });
  await expect(cut(`[{"text":"${"x".repeat(200)}"}]`, 100)).rejects.toMatchObject({
    reason: "longLine",
  });
});
