import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ConversationsScreen } from "@/components/conversations/conversations-screen";
import { t } from "@/lib/texts/conversations";

export const generateMetadata = (): Metadata => ({ title: t("title") });

/** The screen stays mounted while the address moves between the list and its conversations. */
export default function ConversationsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <ConversationsScreen />
      {children}
    </>
  );
}
