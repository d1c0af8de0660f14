import { Code, MessagesSquare, Server } from "lucide-react";
import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { LogoMark } from "@/components/ui/logo";
import { t } from "@/lib/texts/landing";
import { ChatPicture } from "./chat-picture.tsx";

const POINTS = [
  [Code, "script"],
  [MessagesSquare, "team"],
  [Server, "selfHosted"],
] as const;

/** What Linkdesk is, for someone who is not signed in. */
export function Landing({ canSignUp }: { canSignUp: boolean }) {
  return (
    <div className="flex min-h-dvh flex-col bg-surface">
      <header className="mx-auto flex w-full max-w-5xl items-center gap-3 px-5 py-5 sm:px-8">
        <LogoMark className="size-9" />
        <span className="flex-1 font-semibold text-lg tracking-tight">Linkdesk</span>
        <Link href="/docs" className="px-2 font-medium text-muted text-sm hover:text-ink">
          {t("docs")}
        </Link>
        <ButtonLink href="/sign-in">{t("signIn")}</ButtonLink>
      </header>
      <main className="mx-auto flex w-full max-w-5xl flex-1 flex-col justify-center px-5 py-16 sm:px-8">
        <div className="flex items-center justify-between gap-12">
          <div>
            <h1 className="max-w-2xl text-balance font-semibold text-4xl leading-[1.1] tracking-[-0.03em] sm:text-[3.25rem]">
              {t("title")}
            </h1>
            <p className="mt-5 max-w-xl text-balance text-lg text-muted">{t("lead")}</p>
            <div className="mt-8 flex flex-wrap gap-3">
              {canSignUp ? (
                <ButtonLink href="/sign-up" variant="primary" className="h-11 px-5 text-[15px]">
                  {t("signUp")}
                </ButtonLink>
              ) : (
                <ButtonLink href="/sign-in" variant="primary" className="h-11 px-5 text-[15px]">
                  {t("signIn")}
                </ButtonLink>
              )}
              <ButtonLink href="/docs" className="h-11 px-5 text-[15px]">
                {t("readDocs")}
              </ButtonLink>
            </div>
          </div>
          <ChatPicture />
        </div>
        <ul className="mt-20 grid gap-8 border-line border-t pt-10 sm:grid-cols-3">
          {POINTS.map(([Icon, point]) => (
            <li key={point}>
              <Icon aria-hidden="true" className="size-5 text-accent-text" />
              <h2 className="mt-3 font-semibold text-[15px]">{t(`points.${point}.title`)}</h2>
              <p className="mt-1 text-muted text-sm leading-relaxed">{t(`points.${point}.text`)}</p>
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}
