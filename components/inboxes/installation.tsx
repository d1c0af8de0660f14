"use client";

import { safeHref } from "@linkdesk/chat/linkify.ts";
import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import { ExternalLink } from "lucide-react";
import { type ReactNode, useState } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";
import { Segmented, type SegmentOption } from "@/components/ui/segmented";
import {
  cspHint,
  PACKAGES,
  SNIPPETS,
  type SnippetKind,
} from "@/lib/client/inboxes/install-snippets";
import { hostOf } from "@/lib/client/inboxes/website-address";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/inbox-setup";
import { WebsiteCheck } from "./website-check.tsx";

const kinds = (): ReadonlyArray<SegmentOption<SnippetKind>> => [
  { value: "script", label: t("install.kinds.script") },
  { value: "identity", label: t("install.kinds.identity") },
  { value: "commands", label: t("install.kinds.commands") },
  { value: "react", label: "React" },
  { value: "vue", label: "Vue" },
  { value: "angular", label: "Angular" },
];

/** The snippets, what to do with them, and what a strict website has to allow. */
export function Installation({ inbox }: { inbox: Inbox }) {
  const { appUrl } = useDashboard().config;
  const [kind, setKind] = useState<SnippetKind>("script");
  const website = safeHref(inbox.websiteUrl);
  const { launcherIcon, launcherImageUrl } = inbox.settings.appearance;
  const image = launcherIcon === "custom" ? launcherImageUrl : "";
  return (
    <div className="max-w-2xl space-y-8">
      {!inbox.enabled && <Notice tone="warning">{t("install.isOff")}</Notice>}
      <Segmented legend={t("install.choose")} options={kinds()} value={kind} onChange={setKind} />
      <Steps kind={kind} code={SNIPPETS[kind](appUrl, inbox.id)}>
        <span>{t("install.result")}</span>
        {website && (
          <a
            href={website}
            target="_blank"
            rel="noopener noreferrer"
            className="mt-2 flex w-fit items-center gap-1.5 font-medium text-accent-text hover:underline"
          >
            <span>{t("install.open", { hostOf: hostOf(inbox.websiteUrl) })}</span>
            <ExternalLink aria-hidden="true" className="size-3.5" />
          </a>
        )}
        {website && <WebsiteCheck inbox={inbox} />}
      </Steps>
      <section className="border-line border-t pt-6">
        <h2 className="font-semibold text-[15px]">{t("install.csp")}</h2>
        <p className="mt-1 mb-3 text-muted text-sm">{t("install.cspHint")}</p>
        <CodeBlock code={cspHint(appUrl, image)} label={t("copy")} />
      </section>
    </div>
  );
}

const codeOf = (words: ReactNode) => <code className="font-mono text-[13px]">{words}</code>;

function Steps({ kind, code, children }: { kind: SnippetKind; code: string; children: ReactNode }) {
  const isPackage = kind === "react" || kind === "vue" || kind === "angular";
  return (
    <ol className="space-y-8">
      <Step number={1} title={isPackage ? t("install.package") : t("install.copyThis")}>
        {kind === "commands" && (
          <p className="mb-2">{t.rich("install.commandsHint", { code: codeOf })}</p>
        )}
        {kind === "identity" && <p className="mb-2">{t("install.identityHint")}</p>}
        {isPackage ? (
          <CodeBlock code={`npm install ${PACKAGES[kind]}`} label={t("copy")} />
        ) : (
          <CodeBlock code={code} label={t("install.copySnippet")} />
        )}
      </Step>
      {isPackage ? (
        <Step number={2} title={t("install.add")}>
          <CodeBlock code={code} label={t("install.copySnippet")} />
        </Step>
      ) : (
        <Step number={2} title={t("install.paste")}>
          {t.rich("install.pasteHint", { tag: "</body>", code: codeOf })}
        </Step>
      )}
      <Step number={3} title={t("install.hello")}>
        {children}
      </Step>
    </ol>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <li className="flex gap-4">
      <span
        aria-hidden="true"
        className="flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-[13px] text-accent-text"
      >
        {number}
      </span>
      <div className="min-w-0 flex-1 pt-0.5">
        <h2 className="font-semibold text-[15px]">{title}</h2>
        <div className="mt-1 text-muted text-sm">{children}</div>
      </div>
    </li>
  );
}
