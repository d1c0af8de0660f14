import type { UndoSendSeconds } from "@linkdesk/contract/undo-send.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, errorText } from "../api.ts";
import { keys } from "../query-keys.ts";
import { showToast } from "../toasts.ts";

export type RecoveryCodes = { recoveryCodes: string[] };
/** What shows that it is the owner who asks. */
export type Proof = { currentPassword?: string; code?: string };

export function useSecurity() {
  return useQuery({
    queryKey: keys.security,
    queryFn: ({ signal }) => api.get("/me/security", {}, signal),
  });
}

export function useBrowsers() {
  return useQuery({
    queryKey: keys.browsers,
    queryFn: async ({ signal }) => (await api.get("/me/browsers", {}, signal)).items,
  });
}

/** After a change both are asked for again: a new password ends other browsers' sign-ins. */
function useRefreshAccount() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["account"] });
}

export function useRename() {
  return useMutation({ mutationFn: (name: string) => api.patch("/me", { name }) });
}

export function useChooseUndoSend() {
  return useMutation({
    mutationFn: (undoSendSeconds: UndoSendSeconds) => api.patch("/me", { undoSendSeconds }),
  });
}

/** Mails a link to the new address; it changes when that is opened. */
export function useChangeEmail() {
  return useMutation({
    mutationFn: (body: { email: string } & Proof) => api.put("/me/email", body),
  });
}

export function useChangePassword() {
  const onSuccess = useRefreshAccount();
  return useMutation({
    mutationFn: (body: { currentPassword?: string; password: string }) =>
      api.put("/me/password", body),
    onSuccess,
  });
}

export function useSignOutBrowser() {
  const onSettled = useRefreshAccount();
  return useMutation({ mutationFn: (id: string) => api.delete(`/me/browsers/${id}`), onSettled });
}

export function useSignOutEverywhere() {
  return useMutation({ mutationFn: () => api.delete("/me/browsers") });
}

export function useBeginTwoFactor() {
  return useMutation({
    mutationFn: (currentPassword: string | undefined) =>
      api.post("/me/two-factor", { currentPassword }),
  });
}

export function useConfirmTwoFactor() {
  const onSuccess = useRefreshAccount();
  return useMutation({
    mutationFn: (code: string) => api.post("/me/two-factor/confirm", { code }),
    onSuccess,
  });
}

export function useRenewRecoveryCodes() {
  const onSuccess = useRefreshAccount();
  return useMutation({
    mutationFn: (proof: Proof) => api.post("/me/two-factor/recovery-codes", proof),
    onSuccess,
  });
}

export function useEndTwoFactor() {
  const onSuccess = useRefreshAccount();
  return useMutation({
    mutationFn: (proof: Proof) => api.delete("/me/two-factor", proof),
    onSuccess,
  });
}

/** Goes to another of one's workspaces: a full load, so that nothing of the old one stays. */
export function useGoToWorkspace() {
  return useMutation({
    mutationFn: (workspaceId: string) => api.put("/me/workspace", { workspaceId }),
    onSuccess: () => window.location.assign("/conversations"),
    onError: (error) => showToast({ text: errorText(error), tone: "danger" }),
  });
}
