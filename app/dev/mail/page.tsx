import { chooseLanguage } from "@linkdesk/contract/languages.ts";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { CapturedMailPage } from "@/components/mail/captured-mail-page";
import { capturedMail, sampleMails } from "@/lib/mail/captured-mail";
import { t } from "@/lib/texts/mail";

export const generateMetadata = (): Metadata => ({
  title: t("title"),
  referrer: "no-referrer",
  robots: "noindex",
});

type Props = {
  searchParams: Promise<{
    id?: string | string[];
    show?: string | string[];
    language?: string | string[];
  }>;
};

/**
 * Mail that would have been sent; there is no such page where it could be a stranger's. With
 * `?show=templates` every kind of mail with made-up data, those for visitors in `&language=de`.
 */
export default async function Page({ searchParams }: Props) {
  const captured = await capturedMail(await headers());
  if (!captured) notFound();
  const { id, show, language = "" } = await searchParams;
  const isTemplates = show === "templates";
  const spoken = chooseLanguage("auto", [language].flat());
  const mails = isTemplates ? sampleMails(spoken) : captured;
  const selected = mails.find((mail) => mail.id === id) ?? null;
  const templates = isTemplates ? { language: spoken } : null;
  return <CapturedMailPage mails={mails} selected={selected} templates={templates} />;
}
