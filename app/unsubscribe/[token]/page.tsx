import { chooseLanguage, type Language } from "@linkdesk/contract/languages.ts";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { cache } from "react";
import { StopMailsScreen } from "@/components/mail/stop-mails-screen";
import { findStop } from "@/lib/email/outgoing/stop-mails";
import { directionOf, mailWords } from "@/lib/mail/words/mail-words";

type Props = { params: Promise<{ token: string }> };

const readStop = cache(findStop);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { token } = await params;
  const { title } = mailWords((await readStop(token))?.language ?? (await browserLanguage())).stop;
  return { title, referrer: "no-referrer", robots: "noindex" };
}

/** Where the small link at the end of a mail leads. It speaks the language of the mail. */
export default async function Page({ params }: Props) {
  const { token } = await params;
  const stop = await readStop(token);
  const language = stop?.language ?? (await browserLanguage());
  const { lead, stopped, goneTitle, gone, ...words } = mailWords(language).stop;
  const brand = stop?.brandName ?? "";
  return (
    <main
      lang={language}
      dir={directionOf(language)}
      className="flex min-h-dvh flex-col items-center justify-center bg-canvas px-4 py-10"
    >
      <div className="flex w-full max-w-sm flex-col gap-4 rounded-card border border-line bg-surface p-6">
        {stop ? (
          <StopMailsScreen
            token={token}
            initiallyStopped={stop.isStopped}
            words={{ ...words, lead: lead(brand), stopped: stopped(brand) }}
          />
        ) : (
          <>
            <h1 className="font-semibold text-xl tracking-tight">{goneTitle}</h1>
            <p className="text-muted text-sm">{gone}</p>
          </>
        )}
      </div>
    </main>
  );
}

/** Where the mail is not known any more: what the reader's browser asks for. */
async function browserLanguage(): Promise<Language> {
  const accepted = (await headers()).get("accept-language")?.split(",") ?? [];
  return chooseLanguage(
    "auto",
    accepted.map((one) => one.split(";")[0]?.trim() ?? ""),
  );
}
