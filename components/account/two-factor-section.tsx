"use client";

import type { AccountSecurity } from "@linkdesk/contract/accounts.ts";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useEndTwoFactor, useRenewRecoveryCodes } from "@/lib/client/account/use-account";
import { showToast } from "@/lib/client/toasts";
import { AccountSection } from "./account-section.tsx";
import { ProofForm } from "./proof-form.tsx";
import { RecoveryCodeList } from "./recovery-code-list.tsx";
import { TwoFactorSetupDialog } from "./two-factor-setup-dialog.tsx";

type Open = "setup" | "renew" | "end" | null;

/** A second step for signing in, with an app on the phone. */
export function TwoFactorSection({ security }: { security: AccountSecurity }) {
  const { hasPassword, twoFactor } = security;
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <AccountSection
      title="Two-factor sign-in"
      lead="After your password, you also enter a code from an app on your phone. A stolen password alone is then not enough to sign in."
      action={
        <Badge tone={twoFactor.enabled ? "success" : "neutral"}>
          {twoFactor.enabled ? "On" : "Off"}
        </Badge>
      }
    >
      {twoFactor.enabled ? (
        <>
          <p className="mb-3 text-sm">
            {`You have ${twoFactor.recoveryCodesLeft} recovery ${twoFactor.recoveryCodesLeft === 1 ? "code" : "codes"} left.`}
          </p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setOpen("renew")}>New recovery codes</Button>
            <Button onClick={() => setOpen("end")}>Turn off…</Button>
          </div>
        </>
      ) : (
        <Button onClick={() => setOpen("setup")}>Set up…</Button>
      )}
      {open === "setup" && <TwoFactorSetupDialog hasPassword={hasPassword} onClose={close} />}
      {open === "renew" && <RenewDialog hasPassword={hasPassword} onClose={close} />}
      {open === "end" && <EndDialog hasPassword={hasPassword} onClose={close} />}
    </AccountSection>
  );
}

type DialogProps = { hasPassword: boolean; onClose: () => void };

function RenewDialog({ hasPassword, onClose }: DialogProps) {
  const { mutate, data, isPending, error } = useRenewRecoveryCodes();
  if (data) {
    return (
      <Dialog open onClose={onClose} title="Your new recovery codes">
        <RecoveryCodeList codes={data.recoveryCodes} onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="New recovery codes"
      description="Your current recovery codes will stop working."
    >
      <ProofForm
        kind={hasPassword ? "password" : "code"}
        submitLabel="Create new codes"
        busy={isPending}
        error={error}
        onSubmit={(proof) => mutate(proof)}
        onCancel={onClose}
      />
    </Dialog>
  );
}

function EndDialog({ hasPassword, onClose }: DialogProps) {
  const { mutate, isPending, error } = useEndTwoFactor();
  return (
    <Dialog
      open
      onClose={onClose}
      title="Turn off two-factor sign-in?"
      description="You will sign in with your password alone. Your recovery codes will stop working."
    >
      <ProofForm
        kind={hasPassword ? "password" : "code"}
        submitLabel="Turn off"
        isDangerous
        busy={isPending}
        error={error}
        onSubmit={(proof) =>
          mutate(proof, {
            onSuccess: () => {
              onClose();
              showToast({ text: "Two-factor sign-in is off" });
            },
          })
        }
        onCancel={onClose}
      />
    </Dialog>
  );
}
