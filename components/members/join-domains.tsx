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
      onSuccess: () => showToast({ text: `People with an address at ${own.domain} can join` }),
      onError: (error) => showToast({ tone: "danger", text: errorText(error) }),
    });
  return (
    <section className="mt-10" aria-labelledby="join-domains">
      <h2 id="join-domains" className="mb-1 font-semibold text-[15px]">
        Join by e-mail domain
      </h2>
      <p className="max-w-prose text-muted text-sm">
        Anyone who confirms an e-mail address at one of these domains can join as an agent, without
        an invitation. You can add the domain of your own address.
      </p>
      <ul aria-label="Domains" className="mt-2 divide-y divide-line">
        {items.map((item) => (
          <DomainRow key={item.id} item={item} />
        ))}
      </ul>
      {!isListed && own.problem === null && (
        <Button
          className="mt-3"
          busy={isPending}
          onClick={add}
        >{`Let people at ${own.domain} join`}</Button>
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
      onSuccess: () => showToast({ text: "Domain removed. People who have joined stay" }),
      onError: (error) => showToast({ tone: "danger", text: errorText(error) }),
    });
  return (
    <li className="flex items-center gap-3 py-3">
      <AtSign aria-hidden="true" className="size-4 shrink-0 text-muted" />
      <span className="min-w-0 flex-1 truncate font-medium text-sm">{item.domain}</span>
      <Button size="sm" busy={isPending} aria-label={`Remove ${item.domain}`} onClick={remove}>
        Remove
      </Button>
    </li>
  );
}
