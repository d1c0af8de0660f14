import { LANGUAGE_CODES, type Language } from "@linkdesk/contract/languages.ts";
import Link from "next/link";
import { cx } from "@/components/ui/cx";
import { t } from "@/lib/texts/mail";
import { ReplyBox } from "./reply-box.tsx";

type Mail = {
  id: string;
  sentAt: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  replyTo: string | null;
};

/** What this installation would have mailed, or every template: a list, and the chosen mail beside it. */
export function CapturedMailPage({
  mails,
  selected,
  templates,
}: {
  mails: Mail[];
  selected: Mail | null;
  templates: { language: Language } | null;
}) {
  const isTemplates = templates !== null;
  const show = templates ? `show=templates&language=${templates.language}&` : "";
  return (
    <main className="mx-auto flex min-h-dvh max-w-6xl flex-col gap-6 px-5 py-8">
      <header>
        <h1 className="font-semibold text-2xl tracking-tight">{t("title")}</h1>
        <p className="mt-1 max-w-prose text-muted text-sm">
          {isTemplates
            ? t("templatesLead")
            : t.rich("noServer", { code: (words) => <code>{words}</code> })}
        </p>
        <p className="mt-2 text-sm">
          <Link
            href={isTemplates ? "/dev/mail" : "/dev/mail?show=templates"}
            prefetch={false}
            className="text-accent-text underline"
          >
            {isTemplates ? t("showCaptured") : t("showTemplates")}
          </Link>
        </p>
        {templates && <Languages current={templates.language} selected={selected} />}
      </header>
      <div className="grid flex-1 grid-cols-1 content-start gap-6 md:grid-cols-[20rem_minmax(0,1fr)]">
        <ul className="flex min-w-0 flex-col gap-1">
          {mails.length === 0 && <li className="text-muted text-sm">{t("empty")}</li>}
          {mails.map((mail) => (
            <li key={mail.id}>
              <Link
                href={`/dev/mail?${show}id=${mail.id}`}
                prefetch={false}
                aria-current={mail.id === selected?.id ? "true" : undefined}
                className={cx(
                  "block rounded-control px-3 py-2 text-sm",
                  mail.id === selected?.id ? "bg-accent-soft" : "hover:bg-hover",
                )}
              >
                <span dir="auto" className="block truncate font-medium">
                  {mail.subject}
                </span>
                <span className="block truncate text-[13px] text-muted">
                  {isTemplates
                    ? mail.id
                    : t("sentTo", {
                        to: mail.to,
                        time: mail.sentAt.slice(0, 16).replace("T", " "),
                      })}
                </span>
              </Link>
            </li>
          ))}
        </ul>
        {selected && (
          <div className="flex min-w-0 flex-col gap-6 max-md:order-first">
            <MailView mail={selected} />
            {!isTemplates && <ReplyBox key={selected.id} mail={selected} />}
          </div>
        )}
      </div>
    </main>
  );
}

/** The languages in which visitors get mails. */
function Languages({ current, selected }: { current: Language; selected: Mail | null }) {
  const id = selected ? `&id=${selected.id}` : "";
  return (
    <nav aria-label={t("languages")} className="mt-3 flex flex-wrap gap-1 text-[13px]">
      {LANGUAGE_CODES.map((code) => (
        <Link
          key={code}
          href={`/dev/mail?show=templates&language=${code}${id}`}
          prefetch={false}
          aria-current={code === current ? "true" : undefined}
          className={cx(
            "rounded-control px-2 py-1",
            code === current ? "bg-accent-soft" : "hover:bg-hover",
          )}
        >
          {code}
        </Link>
      ))}
    </nav>
  );
}

function MailView({ mail }: { mail: Mail }) {
  const links = [...new Set(mail.text.match(/https?:\/\/\S+/g) ?? [])];
  return (
    <article className="flex min-w-0 flex-col gap-4">
      <h2 dir="auto" className="font-semibold text-lg">
        {mail.subject}
      </h2>
      <p className="text-[13px] text-muted">{t("fromTo", { from: mail.from, to: mail.to })}</p>
      {links.length > 0 && (
        <ul aria-label={t("links")} className="flex flex-col gap-1">
          {links.map((link) => (
            <li key={link}>
              <a href={link} className="break-all text-accent-text text-sm hover:underline">
                {link}
              </a>
            </li>
          ))}
        </ul>
      )}
      {/* No scripts, no forms, no origin: a mail quotes what strangers wrote. */}
      <iframe
        title={t("html")}
        sandbox=""
        srcDoc={mail.html}
        className="h-96 w-full rounded-card border border-line bg-white"
      />
      <pre
        dir="auto"
        className="overflow-x-auto whitespace-pre-wrap break-words rounded-card border border-line bg-surface p-4 text-[13px]"
      >
        {mail.text}
      </pre>
    </article>
  );
}
