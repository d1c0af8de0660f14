import { visitorPage } from "@linkdesk/contract/widget.ts";
import { expect, test } from "vitest";
import { apiBase } from "./config.ts";
import { toVisitorPage } from "./visitor-page.ts";

test("a page's address and title are cut to the API's limits", () => {
  const page = toVisitorPage({
    url: `https://shop.test/a?${"q".repeat(3000)}`,
    title: `${"t".repeat(299)}👋`,
    referrer: "r".repeat(5000),
  });
  expect(page?.url).toBe("https://shop.test/a");
  expect(visitorPage.safeParse(page).success).toBe(true);
});

test("a page that is not on the web is not reported", () => {
  expect(toVisitorPage({ url: "file:///home/me.html", title: "", referrer: "" })).toBeUndefined();
});

test("the API is found beside the frame, also if Linkdesk runs under a path", () => {
  expect(apiBase("/widget/abc")).toBe("/api/widget/v1");
  expect(apiBase("/chat/widget/abc/")).toBe("/chat/api/widget/v1");
});
