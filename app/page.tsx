import { redirect } from "next/navigation";
import { Landing } from "@/components/landing/landing";
import { currentMember } from "@/lib/accounts/current-member";
import { dashboardConfig } from "@/lib/accounts/dashboard-config";

export default async function HomePage() {
  if (await currentMember()) redirect("/conversations");
  return <Landing canSignUp={dashboardConfig().signup === "open"} />;
}
