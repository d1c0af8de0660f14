import type { Metadata } from "next";
import { InboxList } from "@/components/inboxes/inbox-list";

export const metadata: Metadata = { title: "Inboxes" };

export default function InboxesPage() {
  return <InboxList />;
}
