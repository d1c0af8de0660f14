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
  installCommand,
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
  { value: "server", label: t("install.kinds.server") },
  { value: "custom", label: t("install.kinds.custom") },
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
  const title = { server: t("install.send"), custom: t("install.build") };
  const isPackage = isPackageKind(kind);
  const isWidget = kind !== "server" && kind !== "custom";
  return (
    <ol className="space-y-8">
      <Step number={1} title={isPackage ? t("install.package") : t("install.copyThis")}>
        {kind === "commands" && (
          <p className="mb-2">{t.rich("install.commandsHint", { code: codeOf })}</p>
        )}
        {kind === "identity" && <p className="mb-2">{t("install.identityHint")}</p>}
        {isPackage ? (
          <InstallCommands kind={kind} />
        ) : (
          <CodeBlock code={code} label={t("install.copySnippet")} />
        )}
      </Step>
      {isPackage ? (
        <Step number={2} title={isWidget ? t("install.add") : title[kind]}>
          {kind === "server" && <p className="mb-2">{t("install.serverHint")}</p>}
          {kind === "custom" && (
            <p className="mb-2">
              {t.rich("install.customHint", {
                link: (words) => (
                  <a href="/docs/headless" className="text-accent-text underline">
                    {words}
                  </a>
                ),
              })}
            </p>
          )}
          <CodeBlock code={code} label={t("install.copySnippet")} />
        </Step>
      ) : (
        <Step number={2} title={t("install.paste")}>
          {t.rich("install.pasteHint", { tag: "</body>", code: codeOf })}
        </Step>
      )}
      {isWidget && (
        <Step number={3} title={t("install.hello")}>
          {children}
        </Step>
      )}
    </ol>
  );
}

const isPackageKind = (kind: SnippetKind): kind is keyof typeof PACKAGES =>
  Object.hasOwn(PACKAGES, kind);
const PACKAGE_FILES = { server: "sdk", custom: "chat" } as const;

/** The package comes from this instance. Code that was written for Linktor imports it by another name. */
function InstallCommands({ kind }: { kind: keyof typeof PACKAGES }) {
  const { packages } = useDashboard().config;
  const address = packages[kind === "server" || kind === "custom" ? PACKAGE_FILES[kind] : kind];
  const { name, linktorName, beside } = { beside: "", ...PACKAGES[kind] };
  if (!address) return <Notice tone="warning">{t("install.notBuilt")}</Notice>;
  return (
    <>
      <CodeBlock code={installCommand(name, address, beside)} label={t("install.copyCommand")} />
      {linktorName && (
        <>
          <p className="mt-4 mb-2">
            {t.rich("install.linktorHint", { linktorName, code: codeOf })}
          </p>
          <CodeBlock
            code={installCommand(linktorName, address)}
            label={t("install.copyLinktorCommand")}
          />
        </>
      )}
    </>
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
