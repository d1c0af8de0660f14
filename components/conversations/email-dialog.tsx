"use client";

import type { Email, EmailOriginal } from "@linkdesk/contract/emails.ts";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { LoadError } from "@/components/ui/load-error";
import { Spinner } from "@/components/ui/spinner";
import { useEmail } from "@/lib/client/conversations/use-emails";
import { fullTime } from "@/lib/client/time";
import { t } from "@/lib/texts/emails";

type Props = { email: Email; onClose: () => void };

/** A mail as it was written: its headers, and its HTML in a frame that can do nothing, or its text. */
export function EmailDialog({ email, onClose }: Props) {
  const query = useEmail(email.id);
  return (
    <Dialog
      open
      onClose={onClose}
      title={email.subject || t("original.noSubject")}
      placement="wide"
    >
      <Headers email={email} />
      {query.isPending && (
        <p role="status" className="flex justify-center py-8 text-muted">
          <Spinner />
        </p>
      )}
      {query.isError && (
        <LoadError
          title={t("original.loadError")}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.data && <Words original={query.data} />}
    </Dialog>
  );
}

function Headers({ email }: { email: Email }) {
  const people = (list: Email["to"]) =>
    list.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(", ");
  const rows = [
    { label: t("original.from"), text: people([email.from]) },
    { label: t("original.to"), text: people(email.to) },
    { label: t("original.cc"), text: people(email.cc) },
    { label: t("original.date"), text: fullTime(email.createdAt) },
    {
      label: t("original.sender"),
      text: email.isVerified ? t("original.verified") : t("original.notVerified"),
    },
  ];
  return (
    <dl className="mb-4 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-[13px]">
      {rows
        .filter(({ text }) => text !== "")
        .map(({ label, text }) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd dir="auto" className="[overflow-wrap:anywhere]">
              {text}
            </dd>
          </div>
        ))}
    </dl>
  );
}

function Words({ original: { text, htmlUrl, hasRemotePictures } }: { original: EmailOriginal }) {
  const [showText, setShowText] = useState(false);
  const [showPictures, setShowPictures] = useState(false);
  if (htmlUrl === null || showText) {
    return (
      <>
        {htmlUrl !== null && (
          <Button size="sm" onClick={() => setShowText(false)}>
            {t("original.showHtml")}
          </Button>
        )}
        <pre
          dir="auto"
          className="mt-3 whitespace-pre-wrap rounded-control bg-canvas p-3 font-sans text-sm [overflow-wrap:anywhere]"
        >
          {text || t("original.empty")}
        </pre>
      </>
    );
  }
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => setShowText(true)}>
          {t("original.showText")}
        </Button>
        {hasRemotePictures && !showPictures && (
          <Button size="sm" onClick={() => setShowPictures(true)}>
            {t("original.showPictures")}
          </Button>
        )}
      </div>
      {/* No scripts, no forms, no origin; links open beside it. */}
      <iframe
        title={t("original.frame")}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        src={showPictures ? `${htmlUrl}?pictures=1` : htmlUrl}
        referrerPolicy="no-referrer"
        className="mt-3 h-[60dvh] w-full rounded-control border border-line bg-white"
      />
    </>
  );
}
