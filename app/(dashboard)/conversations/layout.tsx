import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ConversationsScreen } from "@/components/conversations/conversations-screen";

export const metadata: Metadata = { title: "Conversations" };

/** The screen stays mounted while the address moves between the list and its conversations. */
export default function ConversationsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <ConversationsScreen />
      {children}
    </>
  );
}
