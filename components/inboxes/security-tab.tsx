"use client";

import {
  type InboxSecurity,
  type InboxSecurityView,
  inboxSecurity,
} from "@linkdesk/contract/inbox-security.ts";
import { readTrustedDomain } from "@linkdesk/contract/trusted-domains.ts";
import { type FormEvent, useState } from "react";
import { ChipsInput } from "@/components/ui/chips-input";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { LoadError } from "@/components/ui/load-error";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { SubmitButton } from "@/components/ui/submit-button";
import { Switch } from "@/components/ui/switch";
import { asSentence, type FieldErrors, fieldErrors, formError } from "@/lib/client/form-errors";
import { useInboxSecurity, usePatchInboxSecurity } from "@/lib/client/inboxes/use-inbox-security";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/inbox-setup";
import { IdentitySetup } from "./identity-setup.tsx";
import { SettingsSection } from "./settings-section.tsx";

const MAX_ENTRIES = 500;
const FIELDS = ["trustedDomains", "blockedIps", "sessionDuration"] as const;

/** Trusted domains, blocked addresses, and the verification of visitors. */
export function SecurityTab({ inboxId, canManage }: { inboxId: string; canManage: boolean }) {
  if (!canManage) return <Notice>{t("security.adminsOnly")}</Notice>;
  return <LoadedSecurity inboxId={inboxId} />;
}

function LoadedSecurity({ inboxId }: { inboxId: string }) {
  const query = useInboxSecurity(inboxId);
  if (query.data) {
    return (
      <div className="flex max-w-2xl flex-col gap-8">
        <AccessForm key={query.data.sessionDuration} inboxId={inboxId} view={query.data} />
        <IdentitySetup inboxId={inboxId} view={query.data} />
      </div>
    );
  }
  if (query.isPending) return <Skeleton className="h-64 max-w-2xl rounded-card" />;
  return (
    <LoadError
      title={t("security.loadError")}
      error={query.error}
      onRetry={() => void query.refetch()}
    />
  );
}

/** The access rules. They have their own save button, because they take effect at once. */
function AccessForm({ inboxId, view }: { inboxId: string; view: InboxSecurityView }) {
  const { mutate, isPending, error } = usePatchInboxSecurity(inboxId);
  const [draft, setDraft] = useState(() => editable(view));
  const change = (part: Partial<InboxSecurity>) => setDraft({ ...draft, ...part });
  const errors = withoutIndex(fieldErrors(error));
  const isDirty = JSON.stringify(draft) !== JSON.stringify(editable(view));
  const save = (event: FormEvent) => {
    event.preventDefault();
    mutate(draft, {
      onSuccess: (saved) => {
        setDraft(editable(saved));
        showToast({ text: t("security.saved") });
      },
    });
  };
  const whole = formError(error, Object.keys(fieldErrors(error)));
  return (
    <Form onSubmit={save} className="flex flex-col gap-8">
      {whole && <Notice tone="danger">{whole}</Notice>}
      <SettingsSection title={t("security.where")}>
        <Field
          label={t("security.domains")}
          name="trustedDomains"
          hint={t("security.domainsHint")}
          error={errors.trustedDomains}
        >
          {(control) => (
            <ChipsInput
              control={control}
              values={draft.trustedDomains}
              onChange={(trustedDomains) => change({ trustedDomains })}
              parse={(typed) => {
                const read = readTrustedDomain(typed);
                return "domain" in read ? read.domain : null;
              }}
              complain={(typed) => {
                const read = readTrustedDomain(typed);
                return "error" in read ? asSentence(`${typed} ${read.error}`) : "";
              }}
              placeholder="example.com"
              max={MAX_ENTRIES}
            />
          )}
        </Field>
        {draft.trustedDomains.length === 0 && <Notice>{t("security.anyWebsite")}</Notice>}
        <Field
          label={t("security.blocked")}
          name="blockedIps"
          hint={t("security.blockedHint")}
          error={errors.blockedIps}
        >
          {(control) => (
            <ChipsInput
              control={control}
              values={draft.blockedIps}
              onChange={(blockedIps) => change({ blockedIps })}
              parse={readBlockedIp}
              complain={(typed) => t("security.notAddress", { typed })}
              placeholder="192.168.1.0/24"
              max={MAX_ENTRIES}
            />
          )}
        </Field>
      </SettingsSection>
      <SettingsSection title={t("security.customTitle")}>
        <Switch
          label={t("security.custom")}
          hint={t.rich("security.customHint", {
            link: (words) => (
              <a href="/docs/headless" className="text-accent-text underline">
                {words}
              </a>
            ),
          })}
          checked={draft.customClients}
          onChange={(customClients) => change({ customClients })}
        />
        {draft.customClients && draft.trustedDomains.length === 0 && (
          <Notice>{t("security.customDomains")}</Notice>
        )}
      </SettingsSection>
      <SettingsSection title={t("security.sessionTitle")}>
        <Field
          label={t("security.session")}
          name="sessionDuration"
          hint={t("security.sessionHint")}
          error={errors.sessionDuration}
        >
          {(control) => (
            <Input
              {...control}
              value={draft.sessionDuration}
              autoCapitalize="off"
              spellCheck={false}
              maxLength={10}
              className="max-w-32"
              onChange={(event) => change({ sessionDuration: event.target.value })}
            />
          )}
        </Field>
      </SettingsSection>
      <div>
        <SubmitButton variant="primary" busy={isPending} disabled={!isDirty}>
          {t("security.save")}
        </SubmitButton>
      </div>
    </Form>
  );
}

function editable(view: InboxSecurity): InboxSecurity {
  const { trustedDomains, blockedIps, sessionDuration, customClients } = view;
  return { trustedDomains, blockedIps, sessionDuration, customClients };
}

function readBlockedIp(typed: string): string | null {
  const read = inboxSecurity.shape.blockedIps.safeParse([typed]);
  return read.success ? (read.data[0] ?? null) : null;
}

/** An error of the third domain is an error of the list. */
function withoutIndex(errors: FieldErrors): Partial<Record<(typeof FIELDS)[number], string>> {
  return Object.fromEntries(
    Object.entries(errors).map(([path, text]) => [path.split(".")[0] ?? path, text]),
  );
}
