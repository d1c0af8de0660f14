import { readFileSync } from "node:fs";
import type { ImportSource } from "@linkdesk/contract/import-limits.ts";
import { expect, it } from "vitest";
import { readPart } from "./read-part.ts";

it.each<ImportSource>(["linkdesk", "chatwoot", "intercom", "libredesk", "linktor"])(
  "whatever is in a file for %s, it is a problem and no failure",
  (source) => {
    const odd = [
      "1",
      "null",
      '"text"',
      "[]",
      "[[[]]]",
      "{}",
      '{"id":1}',
      '{"type":"conversation","id":{},"messages":5}',
      '{"type":"conversation","id":1,"messages":[1,null]}',
      '{"type":"__proto__","id":"constructor"}',
      '{"id":1,"message_type":"__proto__","conversation_id":1,"created_at":1e300}',
      '{"id":1,"name":"\\u0000\\ud800","created_at":-1e9,"custom_attributes":{"__proto__":1,"":2}}',
      '{"meta":null,"status":"open","id":1}',
      '{"conversation_uuid":"1","type":"x"}',
      '{"event":"message.received","data":null}',
      `${'{"data":'.repeat(50)}1${"}".repeat(50)}`,
      "[".repeat(100_000),
      "\ufeff{}",
    ];
    const { records, failed, skipped, problems } = readPart(source, odd.join("\n"));
    expect(records.length + failed + skipped).toBeGreaterThanOrEqual(odd.length - 3);
    expect(problems.every(({ field, message }) => field !== "" && message !== "")).toBe(true);
  },
);

it("a part with too many or too long lines says what to do", () => {
  expect(() => readPart("linkdesk", "{}\n".repeat(20_001))).toThrow(/smaller parts/);
  const long = `{"type":"note","text":"${"x".repeat(1_100_000)}"}`;
  expect(readPart("linkdesk", `{}\n${long}\n`, 41).problems).toMatchObject([
    { line: 41, field: "type" },
    { line: 42, field: "line", message: expect.stringContaining("lines of their own") },
  ]);
});

it("HTML becomes text with the addresses of its pictures, and nothing else of it is kept", () => {
  const line = (html: string) =>
    JSON.stringify({
      ...{ type: "message", id: html.length, conversationId: 1, author: { type: "contact" } },
      ...{ html, createdAt: "2024-03-01T09:00:00Z" },
    });
  const picture = "https://files.example/cart.png";
  const html = [
    `<p>Hello<br>Ada</p><script>alert(1)</script><img src="${picture}"><img src="data:image/png;base64,AAAA">`,
    '<img src="cid:1">',
  ];
  const { records, skipped } = readPart("linkdesk", html.map(line).join("\n"));
  expect(records.map(({ record }) => record)).toMatchObject([{ text: `Hello\nAda\n\n${picture}` }]);
  expect(JSON.stringify(records)).not.toContain("html");
  expect(skipped).toBe(1);
});

it("HTML that is made to take long is a problem once the time is over, and the rest is read", () => {
  const message = (id: number, words: object) => ({
    ...{ type: "message", id, conversationId: 1, author: { type: "contact" }, ...words },
    createdAt: "2024-03-01T09:00:00Z",
  });
  const slow = { html: "<ul><li>".repeat(2_000) };
  const lines = [message(1, { html: "<p>Hi</p>" }), message(2, slow), message(3, slow)];
  const text = [...lines, message(4, { text: "last" })]
    .map((one) => JSON.stringify(one))
    .join("\n");
  const { records, problems } = readPart("linkdesk", text, 1, 0);
  expect(problems).toMatchObject([
    { record: "message 2", field: "html", message: expect.stringContaining("send its text") },
    { record: "message 3" },
  ]);
  expect(records.map(({ record }) => record.id)).toEqual(["1", "4"]);
});

it("the lines in the documentation are read as they stand there", () => {
  const page = readFileSync(new URL("../../../docs/import.md", import.meta.url), "utf8");
  const example = page.split("```json\n")[1]?.split("```")[0] ?? "";
  const { records, problems } = readPart("linkdesk", example);
  expect(problems).toEqual([]);
  expect(records.map(({ record: { type, id } }) => `${type} ${id}`)).toEqual([
    "contact 31",
    "conversation 17",
    "message 900",
    "message 901",
    "note 902",
  ]);
});
