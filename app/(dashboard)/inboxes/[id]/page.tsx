import type { Metadata } from "next";
import { InboxSettings } from "@/components/inboxes/inbox-settings";

export const metadata: Metadata = { title: "Inbox" };

export default async function InboxPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <InboxSettings key={id} id={id} />;
}
