import type { Page } from "@playwright/test";

/** What a visitor's browser asks our server for, to see the picture at `url`. */
export function pictureAddress(url: string): RegExp {
  return new RegExp(`/api/pictures/${Buffer.from(url).toString("base64url")}\\.[\\w-]+$`);
}

/** Answers with drawings instead of the server, which reaches no foreign host in a test. */
export async function fulfillPictures(page: Page, draw: (url: string) => string): Promise<void> {
  await page.route("**/api/pictures/*", (route) => {
    const payload = /\/api\/pictures\/([\w-]+)\./.exec(route.request().url())?.[1] ?? "";
    const url = Buffer.from(payload, "base64url").toString();
    return route.fulfill({ contentType: "image/svg+xml", body: draw(url) });
  });
}
