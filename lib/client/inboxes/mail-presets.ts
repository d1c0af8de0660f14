import type { MailInbound, MailOutbound } from "@linkdesk/contract/mail-accounts.ts";

type Server = Pick<Extract<MailOutbound, { kind: "smtp" }>, "host" | "port" | "security">;
type Preset = { id: string; name: string; smtp: Server; imap: Server };

/** The servers of well-known providers, as their own help pages give them. The names are theirs in every language. */
export const MAIL_PRESETS = [
  {
    id: "gmail",
    name: "Gmail",
    smtp: { host: "smtp.gmail.com", port: 465, security: "tls" },
    imap: { host: "imap.gmail.com", port: 993, security: "tls" },
  },
  {
    id: "microsoft",
    name: "Microsoft 365",
    smtp: { host: "smtp.office365.com", port: 587, security: "starttls" },
    imap: { host: "outlook.office365.com", port: 993, security: "tls" },
  },
  {
    id: "fastmail",
    name: "Fastmail",
    smtp: { host: "smtp.fastmail.com", port: 465, security: "tls" },
    imap: { host: "imap.fastmail.com", port: 993, security: "tls" },
  },
  {
    id: "icloud",
    name: "iCloud",
    smtp: { host: "smtp.mail.me.com", port: 587, security: "starttls" },
    imap: { host: "imap.mail.me.com", port: 993, security: "tls" },
  },
  {
    id: "zoho",
    name: "Zoho",
    smtp: { host: "smtp.zoho.com", port: 465, security: "tls" },
    imap: { host: "imap.zoho.com", port: 993, security: "tls" },
  },
] as const satisfies readonly Preset[];
export type MailPreset = (typeof MAIL_PRESETS)[number];

/** The provider whose server it is, if it is a known one. */
export function presetOf(
  side: "smtp" | "imap",
  server: MailOutbound | MailInbound,
): MailPreset | null {
  if (!("host" in server)) return null;
  return MAIL_PRESETS.find((preset) => preset[side].host === server.host) ?? null;
}
