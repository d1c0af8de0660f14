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
import { Select, Textarea } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { Segmented, type SegmentOption } from "@/components/ui/segmented";
import { SubmitButton } from "@/components/ui/submit-button";
import { errorText } from "@/lib/client/api";
import { type ServerLanguage, SIGN_SNIPPETS } from "@/lib/client/inboxes/identity-snippets";
import { identitySnippet } from "@/lib/client/inboxes/install-snippets";
import { useCheckToken, useRotateSecret } from "@/lib/client/inboxes/use-inbox-security";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { SettingsSection } from "./settings-section.tsx";

const LANGUAGES: ReadonlyArray<SegmentOption<ServerLanguage>> = [
  { value: "node", label: "Node.js" },
  { value: "python", label: "Python" },
  { value: "ruby", label: "Ruby" },
  { value: "php", label: "PHP" },
  { value: "go", label: "Go" },
];

const OVERLAPS = [
  [24, "for another day"],
  [168, "for another week"],
  [0, "not at all"],
] as const;

/** The secret, the code that signs with it, and a place to try a token. */
export function IdentitySetup({ inboxId, view }: { inboxId: string; view: InboxSecurityView }) {
  const { appUrl } = useDashboard().config;
  const [language, setLanguage] = useState<ServerLanguage>("node");
  return (
    <>
      <SettingsSection
        title="Verified visitors"
        lead="People who are signed in to your website find their conversations on every device, and you see who they are. Your server proves who they are with a signed token."
      >
        <Secret inboxId={inboxId} view={view} />
      </SettingsSection>
      {view.secret && (
        <SettingsSection title="Sign the token on your server and pass it to the chat">
          <Segmented
            legend="1. Sign a token for the person who is signed in"
            options={LANGUAGES}
            value={language}
            onChange={setLanguage}
          />
          <CodeBlock code={SIGN_SNIPPETS[language]} label="Copy" />
          <p className="text-muted text-sm">
            Keep the secret on your server. Anyone who has it can pose as any of your visitors.
          </p>
          <p className="font-medium text-[13px]">2. Give it to the chat</p>
          <CodeBlock code={identitySnippet(appUrl, inboxId)} label="Copy" />
          <p className="text-muted text-sm">
            When someone signs in without a page reload:{" "}
            <code className="font-mono text-[13px]">Linkdesk.setUser(token)</code>. When they sign
            out: <code className="font-mono text-[13px]">Linkdesk.logout()</code>.
          </p>
        </SettingsSection>
      )}
      {view.secret && (
        <SettingsSection
          title="Check a token"
          lead="Paste a token that your server made, and we’ll tell you if anything is wrong with it."
        >
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
          <Badge tone="success">On</Badge>
          <span className="text-muted">
            <span>Secret created</span> <RelativeTime iso={view.secret.createdAt} style="long" />
            <span>.</span>
            {view.previousSecret && (
              <span>
                {` The previous one works until ${new Date(view.previousSecret.expiresAt).toLocaleString()}.`}
              </span>
            )}
          </span>
        </p>
      ) : (
        <p className="text-muted text-sm">There is no secret yet, so every visitor is anonymous.</p>
      )}
      {error && !isAsking && <Notice tone="danger">{errorText(error)}</Notice>}
      <div>
        {view.secret ? (
          <Button onClick={() => setAsking(true)}>Create a new secret…</Button>
        ) : (
          <Button variant="primary" busy={isPending} onClick={() => create(0)}>
            Create the secret
          </Button>
        )}
      </div>
      <Dialog
        open={isAsking}
        onClose={() => {
          reset();
          setAsking(false);
        }}
        title="Create a new secret?"
        description="Your server has to sign with the new secret. Choose how long the old one keeps working, so that you have time to replace it."
      >
        {error && <Notice tone="danger">{errorText(error)}</Notice>}
        <Field label="Old secret keeps working" name="overlap">
          {(control) => (
            <Select
              {...control}
              value={overlap}
              onChange={(event) => setOverlap(Number(event.target.value))}
            >
              {OVERLAPS.map(([hours, text]) => (
                <option key={hours} value={hours}>
                  {text}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <div className="mt-5 flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>Cancel</Button>
          <Button variant="primary" busy={isPending} onClick={() => create(overlap)}>
            Create a new secret
          </Button>
        </div>
      </Dialog>
      <Dialog
        open={shown !== null}
        onClose={() => setShown(null)}
        title="Your secret"
        description="Copy it to your server now, for example as LINKDESK_SECRET. It is stored encrypted and can’t be shown again."
      >
        <CodeBlock code={shown ?? ""} label="Copy secret" />
        <div className="mt-5 flex justify-end">
          <Button variant="primary" onClick={() => setShown(null)}>
            I’ve copied it
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
      <Field label="Token" name="token" error={error ? errorText(error) : null}>
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
        <SubmitButton busy={isPending}>Check</SubmitButton>
      </div>
      <div role="status" className="flex flex-col gap-3 empty:hidden">
        {data &&
          (data.problem === null ? (
            <Notice tone="success">This token is valid. The chat would accept it.</Notice>
          ) : (
            <Notice tone="danger">{data.problem}</Notice>
          ))}
        {data?.claims && (
          <CodeBlock code={JSON.stringify(data.claims, null, 2)} label="Copy claims" />
        )}
      </div>
    </Form>
  );
}
