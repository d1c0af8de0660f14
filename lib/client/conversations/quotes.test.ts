import { describe, expect, it, vi } from "vitest";
import { quoted, quoteMessage, takeQuotes } from "./quotes.ts";

describe("a quoted message", () => {
  it("every line of a quoted message stands behind a mark", () => {
    expect(quoted("Where is it?\n\nOrder 20418")).toBe("> Where is it?\n> \n> Order 20418\n");
  });

  it("of a long message, the beginning is quoted", () => {
    const text = quoted("word ".repeat(1_000));
    expect(text.length).toBeLessThan(510);
    expect(text).toMatch(/word…\n$/);
  });

  it("a quote goes to the composer that is on screen, and to none after it has left", () => {
    const take = vi.fn();
    const leave = takeQuotes(take);
    quoteMessage("Hello");
    expect(take).toHaveBeenCalledExactlyOnceWith("> Hello\n");
    leave();
    quoteMessage("Hello");
    expect(take).toHaveBeenCalledOnce();
  });
});
