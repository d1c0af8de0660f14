import "server-only";
import type { RealtimeClientConfig } from "@linkdesk/contract/widget.ts";
import { env } from "../platform/env.ts";
import { isMailAvailable } from "../platform/mail.ts";
import { realtimeClientConfig } from "../platform/realtime-address.ts";
import { isSignUpByAddressOffered } from "./sign-up.ts";

export type DashboardConfig = {
  realtime: RealtimeClientConfig;
  appUrl: string;
  signup: "open" | "invite" | "closed";
  /** Whether people may make an account in no workspace, to be let in by their address. */
  isSignUpByAddress: boolean;
  /** Whether mail reaches its readers: pages offer nothing that ends with a mail otherwise. */
  mail: boolean;
};

/** What the dashboard's pages need to know of the deployment. Nothing secret. */
export function dashboardConfig(): DashboardConfig {
  return {
    realtime: realtimeClientConfig(),
    appUrl: env().APP_URL,
    signup: env().SIGNUP,
    isSignUpByAddress: isSignUpByAddressOffered(),
    mail: isMailAvailable(),
  };
}
