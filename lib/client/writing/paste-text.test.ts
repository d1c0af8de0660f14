import { describe, expect, test } from "vitest";
import { onOwnLines, pastedText } from "./paste-text.ts";

const paste = (text: string, html = "") => pastedText({ text, html });

describe("pasting", () => {
  test("cells of a spreadsheet become aligned columns, with numbers to the right", () => {
    expect(paste("Item\tPrice\r\nApple\t2.50 €\r\nWatermelon\t10.00 €\r\n")).toBe(
      ["```", "Item          Price", "Apple        2.50 €", "Watermelon  10.00 €", "```"].join(
        "\n",
      ),
    );
  });

  test("a table of a website may have rows of different lengths, and empty cells", () => {
    expect(paste("\ta\nlong", "<table>")).toBeNull();
    expect(paste("\ta\nlong\tb\tc", "<table>")).toBe("```\n      a\nlong  b  c\n```");
  });

  test("a single row becomes one line, and a single cell stays as it is", () => {
    expect(paste("Apple\t2.50\t\tred")).toBe("Apple | 2.50 | red");
    expect(paste("Apple\r\n")).toBeNull();
    expect(paste("Apple", "<table>")).toBeNull();
  });

  test("a table that is too wide becomes lines", () => {
    const long = "x".repeat(60);
    expect(paste(`${long}\t${long}\na\tb`)).toBe(`${long} | ${long}\na | b`);
  });

  test.each(["one\ntwo", "\tif (x)\n\t\treturn;", "a\tb\nc", "plain", "• one"])(
    "%j stays as it is",
    (text) => {
      expect(paste(text)).toBeNull();
    },
  );

  test("bullets of a text program become a list", () => {
    expect(paste("Do:\r\n•\tone\r\n•\ttwo", "<ul>")).toBe("Do:\n- one\n- two");
  });

  test("a block of code begins and ends on lines of its own", () => {
    expect(onOwnLines("```\na\n```", "so", "then")).toBe("\n```\na\n```\n");
    expect(onOwnLines("```\na\n```", "so\n", "\nthen")).toBe("```\na\n```");
    expect(onOwnLines("a | b", "so", "then")).toBe("a | b");
  });
});
