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

test("a hidden tab shows the unread number in its title, and restores the title when it is shown", () => {
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

test("a visible tab keeps its title", () => {
  page.hidden = false;
  followTitle(createScope())(3);
  expect(page.title).toBe("Garden shop");
});

test("a title that the page changes meanwhile is kept", () => {
  const count = followTitle(createScope());
  count(1);
  page.title = "Basket (3 things)";
  look(true);
  expect(page.title).toBe("Basket (3 things)");
  look(false);
  expect(page.title).toBe("(1) Basket (3 things)");
});

test("the title of a page that shows the number itself is not changed", () => {
  page.title = "(1) Inbox";
  followTitle(createScope())(1);
  expect(page.title).toBe("(1) Inbox");
});

test("destroying the widget restores the title", () => {
  const scope = createScope();
  followTitle(scope)(1);
  scope.dispose();
  expect(page.title).toBe("Garden shop");
});
