/** What happens to an account that its owner is told of by mail. */
export const SECURITY_EVENTS = [
  "password_changed",
  "password_reset",
  "two_factor_enabled",
  "two_factor_disabled",
  "recovery_codes_renewed",
  "recovery_code_used",
  "provider_linked",
  "new_browser",
] as const;

export type SecurityEvent = (typeof SECURITY_EVENTS)[number];
