"use client";

import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import { useDashboard } from "@/lib/client/dashboard-context";
import { safeHref } from "@/lib/contract/chat/linkify";
import type { Inbox } from "@/lib/contract/inboxes";
import { hostOf } from "./looks.ts";
import { cspHint, snippet } from "./snippet.ts";

/** The snippet, what to do with it, and what a strict website has to allow. */
export function Installation({ inbox }: { inbox: Inbox }) {
  const { appUrl } = useDashboard().config;
  const website = safeHref(inbox.websiteUrl);
  return (
    <div className="max-w-2xl space-y-8">
      {!inbox.enabled && (
        <Notice tone="warning">
          This inbox is off: the chat stays hidden until you turn it on under General.
        </Notice>
      )}
      <ol className="space-y-8">
        <Step number={1} title="Copy this snippet">
          <CodeBlock code={snippet(appUrl, inbox.id)} label="Copy snippet" />
        </Step>
        <Step number={2} title="Paste it into every page of your website">
          Just before <code className="font-mono text-[13px]">&lt;/body&gt;</code>. In a website
          builder, look for “custom code” or “footer scripts”.
        </Step>
        <Step number={3} title="Open your website and say hello">
          The chat button appears in the corner. What you write there shows up here, under
          Conversations.
          {website && (
            <a
              href={website}
              target="_blank"
              rel="noopener noreferrer"
              className="mt-2 flex w-fit items-center gap-1.5 font-medium text-accent-text hover:underline"
            >
              Open {hostOf(inbox.websiteUrl)}
              <ExternalLink aria-hidden="true" className="size-3.5" />
            </a>
          )}
        </Step>
      </ol>
      <section className="border-line border-t pt-6">
        <h2 className="font-semibold text-[15px]">Does your website restrict scripts?</h2>
        <p className="mt-1 mb-3 text-muted text-sm">
          If it sends a Content-Security-Policy, add this address to these three rules.
        </p>
        <CodeBlock code={cspHint(appUrl)} label="Copy" />
      </section>
    </div>
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

function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <div className="relative mt-2 rounded-card border border-line bg-canvas">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: code that scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto p-4 pb-14 font-mono text-[13px] text-ink leading-relaxed"
      >
        <code>{code}</code>
      </pre>
      <div className="absolute end-3 bottom-3">
        <CopyButton text={code} label={label} />
      </div>
    </div>
  );
}
