import type { Metadata } from "next";
import { EmailChangeScreen } from "@/components/auth/email-change-screen";

export const metadata: Metadata = { title: "Confirm your new address", referrer: "no-referrer" };

export default function ChangeEmailPage() {
  return <EmailChangeScreen kind="confirm" />;
}
