import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { parseTheme, THEME_COOKIE } from "@/lib/client/shell/theme";
import { FONT_CLASSES } from "./fonts.ts";
import "./globals.css";
import { t } from "@/lib/texts/landing";
import { language } from "@/lib/texts/language";

/** The mark as in components/ui/logo.tsx, without a request. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#0b6e4f"/><path d="M16 7.5c-5 0-9 3.4-9 7.8 0 2.5 1.3 4.7 3.4 6.1l-.6 3.1 3.7-1.7c.8.2 1.6.3 2.5.3 5 0 9-3.4 9-7.8s-4-7.8-9-7.8Z" fill="#fff"/><circle cx="12.4" cy="15.3" r="1.7" fill="#0b6e4f"/><circle cx="19.6" cy="15.3" r="1.7" fill="#0b6e4f"/><path d="M12.4 15.3h7.2" stroke="#0b6e4f" stroke-width="1.4"/></svg>`;

export const generateMetadata = (): Metadata => ({
  title: { default: "Linkdesk", template: "%s · Linkdesk" },
  description: t("description"),
  icons: { icon: `data:image/svg+xml,${encodeURIComponent(ICON)}` },
});

export const viewport: Viewport = {
  viewportFit: "cover",
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f6f3" },
    { media: "(prefers-color-scheme: dark)", color: "#100f0d" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // From a cookie, so that the first paint is right and no inline script is needed.
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang={language()} data-theme={theme} className={FONT_CLASSES} suppressHydrationWarning>
      <body className="font-sans antialiased">{children}</body>
    </html>
  );
}
