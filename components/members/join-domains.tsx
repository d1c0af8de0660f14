"use client";

import type { JoinDomain } from "@linkdesk/contract/accounts.ts";
import { AtSign } from "lucide-react";
import { Button } from "@/components/ui/button";
import { errorText } from "@/lib/client/api";
import {
  useAddJoinDomain,
  useJoinDomains,
  useRemoveJoinDomain,
} from "@/lib/client/members/use-members";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/members";

/** Whose addresses let people join without an invitation. */
export function JoinDomains() {
  const domains = useJoinDomains();
  const { config } = useDashboard();
  const { mutate, isPending } = useAddJoinDomain();
  if (!domains.data) return null;
  const { items, own } = domains.data;
  const isListed = items.some(({ domain }) => domain === own.domain);
  const add = () =>
    mutate(own.domain, {
      onSuccess: () => showToast({ text: t("domains.added", { domain: own.domain }) }),
      onError: (error) => showToast({ tone: "danger", text: errorText(error) }),
    });
  return (
    <section className="mt-10" aria-labelledby="join-domains">
      <h2 id="join-domains" className="mb-1 font-semibold text-[15px]">
        {t("domains.title")}
      </h2>
      <p className="max-w-prose text-muted text-sm">{t("domains.lead")}</p>
      <ul aria-label={t("domains.list")} className="mt-2 divide-y divide-line">
        {items.map((item) => (
          <DomainRow key={item.id} item={item} />
        ))}
      </ul>
      {!isListed && own.problem === null && (
        <Button className="mt-3" busy={isPending} onClick={add}>
          {t("domains.add", { domain: own.domain })}
        </Button>
      )}
      {!isListed && own.problem !== null && config.mail && (
        <p className="mt-2 max-w-prose text-sm">{`${own.domain} ${own.problem}.`}</p>
      )}
    </section>
  );
}

function DomainRow({ item }: { item: JoinDomain }) {
  const { mutate, isPending } = useRemoveJoinDomain();
  const remove = () =>
    mutate(item.id, {
      onSuccess: () => showToast({ text: t("domains.removed") }),
      onError: (error) => showToast({ tone: "danger", text: errorText(error) }),
    });
  return (
    <li className="flex items-center gap-3 py-3">
      <AtSign aria-hidden="true" className="size-4 shrink-0 text-muted" />
      <span className="min-w-0 flex-1 truncate font-medium text-sm">{item.domain}</span>
      <Button
        size="sm"
        busy={isPending}
        aria-label={t("domains.removeOne", { domain: item.domain })}
        onClick={remove}
      >
        {t("domains.remove")}
      </Button>
    </li>
  );
}
