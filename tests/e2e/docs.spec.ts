import { expect, test } from "../support/browser.ts";

test("the documentation can be searched, turned page by page, and read as Markdown", async ({
  browser,
  appUrl,
}) => {
  const context = await browser.newContext({
    baseURL: appUrl,
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.goto("/docs/webhooks");
  const outline = page.getByRole("navigation", { name: "On this page" });
  await expect(outline.getByRole("link", { name: "Events", exact: true })).toBeVisible();

  const search = page.getByRole("searchbox", { name: "Search the docs" }).first();
  await search.fill("retention");
  await expect(page.getByRole("status").first()).toHaveText(/\d results?/);
  const results = page.getByRole("search").first().getByRole("link");
  await results.first().click();
  await expect(page).toHaveURL(/\/docs\/\w/);
  await search.fill("zzzz qqqq");
  await expect(page.getByText("Nothing found. Try other words.").first()).toBeVisible();

  await page.goto("/docs");
  await page.getByRole("link", { name: /^Next:/ }).click();
  await expect(page).toHaveURL(/\/docs\/getting-started$/);
  await expect(page.getByRole("link", { name: /^Previous:/ })).toBeVisible();
  const href = await page.getByRole("link", { name: "This page as Markdown" }).getAttribute("href");
  const markdown = await context.request.get(href ?? "");
  expect(markdown.headers()["content-type"]).toContain("text/markdown");
  expect(await markdown.text()).toMatch(/^# /);
  expect((await context.request.get("/docs/none.md")).status()).toBe(404);
  const list = await (await context.request.get("/docs/llms.txt")).text();
  expect(list).toMatch(/^# Linkdesk\n\n> /);
  for (const [, path] of list.matchAll(/\]\((\/[^)]+)\)/g)) {
    expect([path, (await context.request.get(path ?? "")).status()]).toEqual([path, 200]);
  }
  await context.close();
});
