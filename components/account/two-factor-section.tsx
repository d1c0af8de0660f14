"use client";

import type { AccountSecurity } from "@linkdesk/contract/accounts.ts";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useEndTwoFactor, useRenewRecoveryCodes } from "@/lib/client/account/use-account";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/account";
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
      title={t("twoFactor.title")}
      lead={t("twoFactor.lead")}
      action={
        <Badge tone={twoFactor.enabled ? "success" : "neutral"}>
          {twoFactor.enabled ? t("twoFactor.on") : t("twoFactor.off")}
        </Badge>
      }
    >
      {twoFactor.enabled ? (
        <>
          <p className="mb-3 text-sm">
            {t("twoFactor.codesLeft", { count: twoFactor.recoveryCodesLeft })}
          </p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setOpen("renew")}>{t("codes.renew")}</Button>
            <Button onClick={() => setOpen("end")}>{t("twoFactor.endAsk")}</Button>
          </div>
        </>
      ) : (
        <Button onClick={() => setOpen("setup")}>{t("twoFactor.setup")}</Button>
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
      <Dialog open onClose={onClose} title={t("codes.newTitle")}>
        <RecoveryCodeList codes={data.recoveryCodes} onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog open onClose={onClose} title={t("codes.renew")} description={t("codes.renewText")}>
      <ProofForm
        kind={hasPassword ? "password" : "code"}
        submitLabel={t("codes.renewButton")}
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
      title={t("twoFactor.endTitle")}
      description={t("twoFactor.endText")}
    >
      <ProofForm
        kind={hasPassword ? "password" : "code"}
        submitLabel={t("twoFactor.end")}
        isDangerous
        busy={isPending}
        error={error}
        onSubmit={(proof) =>
          mutate(proof, {
            onSuccess: () => {
              onClose();
              showToast({ text: t("twoFactor.ended") });
            },
          })
        }
        onCancel={onClose}
      />
    </Dialog>
  );
}
