import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { stubDocument } from "../../tests/support/stub-document.ts";
import { createScope } from "../loader/scope.ts";
import { followTitle } from "./title.ts";

let page: EventTarget & { title: string; hidden: boolean };
beforeEach(() => {
  page = Object.assign(new EventTarget(), { title: "Garden shop", hidden: true });
  stubDocument(page);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function look(isLooking: boolean) {
  page.hidden = !isLooking;
  page.dispatchEvent(new Event("visibilitychange"));
}

test("a tab that nobody looks at counts in its title, and gives it back", () => {
  const count = followTitle(createScope());
  count(1);
  count(2);
  expect(page.title).toBe("(2) Garden shop");
  look(true);
  expect(page.title).toBe("Garden shop");
  look(false);
  expect(page.title).toBe("(2) Garden shop");
  count(0);
  expect(page.title).toBe("Garden shop");
});

test("a tab that somebody looks at keeps its title", () => {
  page.hidden = false;
  followTitle(createScope())(3);
  expect(page.title).toBe("Garden shop");
});

test("a title that the page changes meanwhile stays the page's", () => {
  const count = followTitle(createScope());
  count(1);
  page.title = "Basket (3 things)";
  look(true);
  expect(page.title).toBe("Basket (3 things)");
  look(false);
  expect(page.title).toBe("(1) Basket (3 things)");
});

test("a page that counts itself is left alone", () => {
  page.title = "(1) Inbox";
  followTitle(createScope())(1);
  expect(page.title).toBe("(1) Inbox");
});

test("destroying the widget gives the title back", () => {
  const scope = createScope();
  followTitle(scope)(1);
  scope.dispose();
  expect(page.title).toBe("Garden shop");
});
