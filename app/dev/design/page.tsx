import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { DesignPage } from "@/components/design/design-page";
import { isAtThisMachine } from "@/lib/http/dev-pages";
import { t } from "@/lib/texts/design";

export const generateMetadata = (): Metadata => ({ title: t("title"), robots: "noindex" });

/** The colours, the type and every control in every state; for the person at this machine. */
export default async function Page() {
  if (!isAtThisMachine(await headers())) notFound();
  return <DesignPage />;
}
