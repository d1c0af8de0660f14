import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { CapturedMailPage } from "@/components/mail/captured-mail-page";
import { capturedMail } from "@/lib/mail/captured-mail";
import { t } from "@/lib/texts/mail";

export const generateMetadata = (): Metadata => ({
  title: t("title"),
  referrer: "no-referrer",
  robots: "noindex",
});

type Props = { searchParams: Promise<{ id?: string | string[] }> };

/** Mail that would have been sent; there is no such page where it could be a stranger's. */
export default async function Page({ searchParams }: Props) {
  const mails = await capturedMail(await headers());
  if (!mails) notFound();
  const { id } = await searchParams;
  return <CapturedMailPage mails={mails} selected={mails.find((mail) => mail.id === id) ?? null} />;
}
