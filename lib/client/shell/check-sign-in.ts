import type { Me } from "@linkdesk/contract/accounts.ts";
import { api } from "../api.ts";

/**
 * The server ended the realtime connection: perhaps somebody was signed out, which `api` notices
 * and leaves for the sign-in page. Who was removed from this workspace and is in another goes there.
 */
export async function checkSignIn(me: Me): Promise<void> {
  const now = await api.get("/me").catch(() => null);
  if (now && now.workspace.id !== me.workspace.id) window.location.assign("/conversations");
}
