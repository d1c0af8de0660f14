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
import { WebsiteCheck } from "./website-check.tsx";

const KINDS: ReadonlyArray<SegmentOption<SnippetKind>> = [
  { value: "script", label: "Any website" },
  { value: "identity", label: "Signed-in visitors" },
  { value: "commands", label: "Commands" },
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
      {!inbox.enabled && (
        <Notice tone="warning">
          This inbox is off: the chat stays hidden until you turn it on under General.
        </Notice>
      )}
      <Segmented legend="Choose a setup" options={KINDS} value={kind} onChange={setKind} />
      <Steps kind={kind} code={SNIPPETS[kind](appUrl, inbox.id)}>
        <span>
          The chat button appears in the corner. What you write there shows up here, under
          Conversations.
        </span>
        {website && (
          <a
            href={website}
            target="_blank"
            rel="noopener noreferrer"
            className="mt-2 flex w-fit items-center gap-1.5 font-medium text-accent-text hover:underline"
          >
            <span>{`Open ${hostOf(inbox.websiteUrl)}`}</span>
            <ExternalLink aria-hidden="true" className="size-3.5" />
          </a>
        )}
        {website && <WebsiteCheck inbox={inbox} />}
      </Steps>
      <section className="border-line border-t pt-6">
        <h2 className="font-semibold text-[15px]">Does your website restrict scripts?</h2>
        <p className="mt-1 mb-3 text-muted text-sm">
          If it sends a Content-Security-Policy header, add these addresses to its rules.
        </p>
        <CodeBlock code={cspHint(appUrl, image)} label="Copy" />
      </section>
    </div>
  );
}

function Steps({ kind, code, children }: { kind: SnippetKind; code: string; children: ReactNode }) {
  const isPackage = kind === "react" || kind === "vue" || kind === "angular";
  return (
    <ol className="space-y-8">
      <Step number={1} title={isPackage ? "Install the package" : "Copy this snippet"}>
        {kind === "commands" && (
          <p className="mb-2">
            For websites that control the chat from code, with{" "}
            <code className="font-mono text-[13px]">linktor('open')</code> and similar commands, or
            that used Linktor before.
          </p>
        )}
        {kind === "identity" && (
          <p className="mb-2">
            For visitors who are signed in to your website. Your server signs the token: the
            Security tab has the secret and the code.
          </p>
        )}
        {isPackage ? (
          <CodeBlock code={`npm install ${PACKAGES[kind]}`} label="Copy" />
        ) : (
          <CodeBlock code={code} label="Copy snippet" />
        )}
      </Step>
      {isPackage ? (
        <Step number={2} title="Add the chat to your app">
          <CodeBlock code={code} label="Copy snippet" />
        </Step>
      ) : (
        <Step number={2} title="Paste it into every page of your website">
          Just before <code className="font-mono text-[13px]">&lt;/body&gt;</code>. In a website
          builder, look for “custom code” or “footer scripts”.
        </Step>
      )}
      <Step number={3} title="Open your website and say hello">
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
