import { expect, test } from "vitest";
import { parseSearch, withoutFilter } from "./search-query.ts";

test("filters are taken out of the words, and a value in quotation marks may have spaces", () => {
  const q = 'refund from:ada inbox:"My shop" before:2026-05-01 has:file please';
  const { words, filters, problems } = parseSearch(q);
  expect(words).toBe("refund please");
  expect(filters.map(({ name, value }) => `${name}=${value}`)).toEqual([
    "from=ada",
    "inbox=My shop",
    "before=2026-05-01",
    "has=file",
  ]);
  expect(problems).toEqual([]);
  for (const { start, end, name } of filters) expect(q.slice(start, end)).toContain(`${name}:`);
});

test("what only looks like a filter is a word", () => {
  const parsed = parseSearch('https://shop.example 10:30 to:ada "quoted words" FROM:ada');
  expect(parsed.words).toBe('https://shop.example 10:30 to:ada "quoted words"');
  expect(parsed.filters).toMatchObject([{ name: "from", value: "ada" }]);
});

test.each([
  ["before:may", "before", "must be a date such as 2026-05-01"],
  ["after:2026-02-30", "after", "must be a date such as 2026-05-01"],
  ["has:picture", "has", "must be file"],
  ["from:", "from", "must be a name or an e-mail address"],
  ['inbox:""', "inbox", "must be the name of an inbox"],
])("the filter %s is explained", (q, field, message) => {
  expect(parseSearch(q).problems).toEqual([{ field, message }]);
});

test("a filter is removed without a trace", () => {
  const q = "refund  from:ada  please";
  const [filter] = parseSearch(q).filters;
  expect(filter && withoutFilter(q, filter)).toBe("refund please");
  expect(parseSearch("from:ada").filters.map((one) => withoutFilter("from:ada", one))).toEqual([
    "",
  ]);
});

test("an open quotation mark takes the rest", () => {
  expect(parseSearch('inbox:"My shop').filters).toMatchObject([{ value: "My shop" }]);
});
