import type { Metadata } from "next";
import { EmailChangeScreen } from "@/components/auth/email-change-screen";

export const metadata: Metadata = { title: "Undo the change", referrer: "no-referrer" };

export default function UndoEmailChangePage() {
  return <EmailChangeScreen kind="undo" />;
}
