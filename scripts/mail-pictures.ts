// Pictures of every mail, as a program shows it that knows style sheets: light, dark, narrow, and those to visitors
// also in other languages.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "@linkdesk/contract/languages.ts";
import type { Browser } from "@playwright/test";
import { contactMails, SAMPLE_MAILS } from "../lib/mail/sample-mails.ts";

const LANGUAGES: Language[] = ["ar", "de", "he", "hi", "ja", "ru"];
const LOOKS = {
  light: { colorScheme: "light", viewport: { width: 760, height: 600 } },
  dark: { colorScheme: "dark", viewport: { width: 760, height: 600 } },
  phone: { colorScheme: "light", viewport: { width: 360, height: 640 } },
} as const;
const LOGO_URL = "https://chat.example.com/api/pictures/sample";
const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" width="180" height="40"><circle cx="20" cy="20" r="18" fill="#1f7a4d"/><text x="48" y="27" font-size="20" font-family="serif" fill="#123">Fernhill</text></svg>`;

/** Writes the pictures into a folder. */
export async function shootMails(browser: Browser, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const withLogo = contactMails("en", LOGO_URL);
  const mails = [
    ...Object.entries(SAMPLE_MAILS),
    ["unread-replies-logo", withLogo["unread-replies"]] as const,
    ...LANGUAGES.flatMap((language) =>
      Object.entries(contactMails(language)).map(
        ([name, mail]) => [`${name}-${language}`, mail] as const,
      ),
    ),
  ];
  for (const [look, options] of Object.entries(LOOKS)) {
    const context = await browser.newContext(options);
    await context.route(LOGO_URL, (route) =>
      route.fulfill({ contentType: "image/svg+xml", body: LOGO }),
    );
    const page = await context.newPage();
    for (const [name, mail] of mails) {
      await page.setContent(mail.html);
      await page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: true });
    }
    await context.close();
  }
}
