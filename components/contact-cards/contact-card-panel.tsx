"use client";

import type { ContactCard } from "@linkdesk/contract/contact-card.ts";
import { RotateCw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { errorText } from "@/lib/client/api";
import {
  useContactCard,
  usePressCardButton,
  useRefreshContactCard,
} from "@/lib/client/contact-cards/use-contact-cards";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/contact-cards";
import { CardSections } from "./card-sections.tsx";

/** What the business's own server says about the contact; nothing where no server fills cards. */
export function ContactCardPanel({ conversationId }: { conversationId: string }) {
  const { data, isPending, isError, error, expectsCard } = useContactCard(conversationId);
  const refresh = useRefreshContactCard(conversationId);
  if (isPending || data?.title === null) return isPending && expectsCard ? <Loading /> : null;
  // Our own server failed: most workspaces have no card, and nothing then says that there would be one.
  if (!data && !expectsCard) return null;
  const problem = refresh.error ?? (isError && !data ? error : null);
  const reason = problem ? errorText(problem) : (data?.error ?? null);
  return (
    <section className="border-line border-t pt-5">
      <div className="mb-3 flex items-center gap-2">
        <h2 dir="auto" className="min-w-0 flex-1 truncate font-semibold text-[13px]">
          {data?.title ?? t("page.title")}
        </h2>
        {data && (
          <Button
            size="sm"
            variant="quiet"
            className="-my-1.5 -me-2.5"
            aria-label={t("card.refresh", { title: data.title ?? "" })}
            busy={refresh.isPending}
            onClick={() => refresh.mutate()}
          >
            <RotateCw aria-hidden="true" className="size-3.5" />
          </Button>
        )}
      </div>
      <div className="space-y-4">
        {reason !== null && (
          <div className="space-y-2">
            <Notice tone="warning">{t("card.failed", { reason })}</Notice>
            <Button size="sm" busy={refresh.isPending} onClick={() => refresh.mutate()}>
              {t("tryAgain")}
            </Button>
          </div>
        )}
        {data?.card && <CardSections card={data.card} />}
        {data?.card && <CardButtons conversationId={conversationId} buttons={data.card.buttons} />}
      </div>
    </section>
  );
}

function Loading() {
  return (
    <div role="status" className="space-y-2 border-line border-t pt-5">
      <span className="sr-only">{t("card.loading")}</span>
      <Skeleton className="h-4 w-24" />
      <Skeleton className="h-12" />
    </div>
  );
}

type CardButton = ContactCard["buttons"][number];

/** Each tells the business's server once; some ask before. */
function CardButtons({
  conversationId,
  buttons,
}: {
  conversationId: string;
  buttons: readonly CardButton[];
}) {
  const { mutate, isPending, variables } = usePressCardButton(conversationId);
  const [asked, setAsked] = useState<CardButton | null>(null);
  const mayPress = useMay("contact.edit");
  if (!mayPress || buttons.length === 0) return null;
  const press = ({ id, label }: CardButton) => {
    setAsked(null);
    mutate(id, {
      onSuccess: ({ error, message }) =>
        error === null
          ? showToast({ text: message ?? t("card.pressed", { label }) })
          : showToast({ tone: "danger", text: t("card.pressFailed", { label, reason: error }) }),
      onError: (error) => {
        const text = t("card.pressFailed", { label, reason: errorText(error) });
        showToast({ tone: "danger", text });
      },
    });
  };
  return (
    <div className="flex flex-wrap gap-2">
      {buttons.map((button) => (
        <Button
          key={button.id}
          size="sm"
          className="max-w-full"
          disabled={isPending}
          busy={isPending && variables === button.id}
          onClick={() => (button.confirm ? setAsked(button) : press(button))}
        >
          <span dir="auto" className="truncate">
            {button.label}
          </span>
        </Button>
      ))}
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={asked?.label ?? ""}
        description={asked?.confirm ?? ""}
        confirmLabel={asked?.label ?? ""}
        onConfirm={() => asked && press(asked)}
        busy={false}
      />
    </div>
  );
}
