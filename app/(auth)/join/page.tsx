import type { Metadata } from "next";
import { JoinScreen } from "@/components/auth/join-screen";
import { currentPerson } from "@/lib/accounts/current-member";

export const metadata: Metadata = { title: "Join", referrer: "no-referrer" };

export default async function JoinPage() {
  const me = await currentPerson();
  return <JoinScreen me={me && { email: me.email }} />;
}
