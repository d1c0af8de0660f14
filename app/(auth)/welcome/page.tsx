import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { WelcomeScreen } from "@/components/auth/welcome-screen";
import { currentMember, currentPerson } from "@/lib/accounts/current-member";
import { dashboardConfig } from "@/lib/accounts/dashboard-config";
import { listJoinOffers } from "@/lib/accounts/list-join-offers";
import { HOME_PATH } from "@/lib/client/auth/safe-next";
import { t } from "@/lib/texts/auth";

export const generateMetadata = (): Metadata => ({ title: t("welcome.page") });

/** For who is signed in and in no workspace, or could join another because of their address. */
export default async function WelcomePage() {
  const person = await currentPerson();
  if (!person) redirect("/sign-in?next=/welcome");
  const [me, offers] = await Promise.all([currentMember(), listJoinOffers(person)]);
  if (me && offers.length === 0) redirect(HOME_PATH);
  const { signup, mail } = dashboardConfig();
  return (
    <WelcomeScreen
      email={person.email}
      isEmailVerified={person.isEmailVerified}
      workspaceName={me?.workspace.name ?? null}
      offers={offers}
      canFound={signup === "open"}
      canMail={mail}
    />
  );
}
