"use client";

import {
  DEFAULT_OVERLAP_HOURS,
  type InboxSecurityView,
} from "@linkdesk/contract/inbox-security.ts";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Textarea } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { Segmented, type SegmentOption } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { errorText } from "@/lib/client/api";
import { type ServerLanguage, SIGN_SNIPPETS } from "@/lib/client/inboxes/identity-snippets";
import { identitySnippet } from "@/lib/client/inboxes/install-snippets";
import { useCheckToken, useRotateSecret } from "@/lib/client/inboxes/use-inbox-security";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/inbox-setup";
import { SettingsSection } from "./settings-section.tsx";

const LANGUAGES: ReadonlyArray<SegmentOption<ServerLanguage>> = [
  { value: "node", label: "Node.js" },
  { value: "python", label: "Python" },
  { value: "ruby", label: "Ruby" },
  { value: "php", label: "PHP" },
  { value: "go", label: "Go" },
];

const OVERLAPS = [
  [24, "day"],
  [168, "week"],
  [0, "none"],
] as const;

/** The secret, the code that signs with it, and a place to try a token. */
export function IdentitySetup({ inboxId, view }: { inboxId: string; view: InboxSecurityView }) {
  const { appUrl } = useDashboard().config;
  const [language, setLanguage] = useState<ServerLanguage>("node");
  return (
    <>
      <SettingsSection title={t("identity.title")} lead={t("identity.lead")}>
        <Secret inboxId={inboxId} view={view} />
      </SettingsSection>
      {view.secret && (
        <SettingsSection title={t("identity.how")}>
          <Segmented
            legend={t("identity.sign")}
            options={LANGUAGES}
            value={language}
            onChange={setLanguage}
          />
          <CodeBlock code={SIGN_SNIPPETS[language]} label={t("copy")} />
          <p className="text-muted text-sm">{t("identity.keepSecret")}</p>
          <p className="font-medium text-[13px]">{t("identity.pass")}</p>
          <CodeBlock code={identitySnippet(appUrl, inboxId)} label={t("copy")} />
          <p className="text-muted text-sm">
            {t.rich("identity.later", {
              code: (words) => <code className="font-mono text-[13px]">{words}</code>,
            })}
          </p>
        </SettingsSection>
      )}
      {view.secret && (
        <SettingsSection title={t("check.tokenTitle")} lead={t("check.tokenLead")}>
          <TokenCheck inboxId={inboxId} />
        </SettingsSection>
      )}
    </>
  );
}

function Secret({ inboxId, view }: { inboxId: string; view: InboxSecurityView }) {
  const { mutate, isPending, error, reset } = useRotateSecret(inboxId);
  const [isAsking, setAsking] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const [overlap, setOverlap] = useState<number>(DEFAULT_OVERLAP_HOURS);
  const created = view.secret?.createdAt ?? "";
  const previous = view.previousSecret?.expiresAt;
  const create = (hours: number) =>
    mutate(hours, {
      onSuccess: ({ secret }) => {
        setAsking(false);
        setShown(secret);
      },
    });
  return (
    <div className="flex flex-col gap-3">
      {view.secret ? (
        <p className="flex flex-wrap items-center gap-2 text-sm">
          <Badge tone="success">{t("badge.on")}</Badge>
          <span className="text-muted">
            {t.rich("identity.created", {
              time: () => <RelativeTime iso={created} style="long" />,
            })}
            {previous &&
              ` ${t("identity.previous", { until: new Date(previous).toLocaleString() })}`}
          </span>
        </p>
      ) : (
        <p className="text-muted text-sm">{t("identity.noSecret")}</p>
      )}
      {error && !isAsking && <Notice tone="danger">{errorText(error)}</Notice>}
      <div>
        {view.secret ? (
          <Button onClick={() => setAsking(true)}>{t("rotate.ask")}</Button>
        ) : (
          <Button variant="primary" busy={isPending} onClick={() => create(0)}>
            {t("identity.create")}
          </Button>
        )}
      </div>
      <Dialog
        open={isAsking}
        onClose={() => {
          reset();
          setAsking(false);
        }}
        title={t("rotate.title")}
        description={t("rotate.description")}
      >
        {error && <Notice tone="danger">{errorText(error)}</Notice>}
        <Field label={t("rotate.overlap")} name="overlap">
          {(control) => (
            <Select
              {...control}
              value={String(overlap)}
              onChange={(hours) => setOverlap(Number(hours))}
              options={OVERLAPS.map(([hours, name]) => ({
                value: String(hours),
                label: t(`rotate.overlaps.${name}`),
              }))}
            />
          )}
        </Field>
        <div className="mt-5 flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>{t("cancel")}</Button>
          <Button variant="primary" busy={isPending} onClick={() => create(overlap)}>
            {t("rotate.button")}
          </Button>
        </div>
      </Dialog>
      <Dialog
        open={shown !== null}
        onClose={() => setShown(null)}
        title={t("secret.title")}
        description={t("secret.description")}
      >
        <CodeBlock code={shown ?? ""} label={t("secret.copy")} />
        <div className="mt-5 flex justify-end">
          <Button variant="primary" onClick={() => setShown(null)}>
            {t("secret.close")}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}

function TokenCheck({ inboxId }: { inboxId: string }) {
  const { mutate, isPending, data, error } = useCheckToken(inboxId);
  const [token, setToken] = useState("");
  return (
    <Form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (token.trim() !== "") mutate(token);
      }}
    >
      <Field label={t("check.token")} name="token" error={error ? errorText(error) : null}>
        {(control) => (
          <Textarea
            {...control}
            rows={4}
            value={token}
            spellCheck={false}
            autoCapitalize="off"
            className="break-all font-mono text-[13px]"
            onChange={(event) => setToken(event.target.value)}
          />
        )}
      </Field>
      <div>
        <SubmitButton busy={isPending}>{t("check.tokenButton")}</SubmitButton>
      </div>
      <div role="status" className="flex flex-col gap-3 empty:hidden">
        {data &&
          (data.problem === null ? (
            <Notice tone="success">{t("check.tokenValid")}</Notice>
          ) : (
            <Notice tone="danger">{data.problem}</Notice>
          ))}
        {data?.claims && (
          <CodeBlock code={JSON.stringify(data.claims, null, 2)} label={t("check.tokenCopy")} />
        )}
      </div>
    </Form>
  );
}
