import type { CheckStep, MailSecurity } from "@linkdesk/contract/mail-accounts.ts";
import { OutgoingError } from "./outgoing.ts";

/** Why a mail server could not be used: at which step, what to change, and what the server said. */
export class MailProblem extends Error {
  readonly step: CheckStep;
  readonly answer: string | null;

  constructor(
    step: CheckStep,
    message: string,
    options: { answer?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.step = step;
    this.answer = options.answer ? options.answer.slice(0, MAX_ANSWER_CHARS) : null;
  }
}

const MAX_ANSWER_CHARS = 500;

/** What was connected to. */
type Server = { host: string; port: number; security: MailSecurity };
type Rule = { fits: RegExp; step: CheckStep; say: (server: Server) => string };

const CERTIFICATE: Omit<Rule, "fits" | "say"> = { step: "tls" };

/** By code and message; nodemailer replaces the codes of Node.js and keeps its messages. The first that fits counts. */
const RULES: Rule[] = [
  {
    fits: /ENOTFOUND|EAI_AGAIN|EDNS/,
    step: "dns",
    say: ({ host }) => `There is no server named ${host}. Check the spelling.`,
  },
  {
    fits: /ECONNREFUSED/,
    step: "connect",
    say: ({ host, port }) => `${host} refuses connections to port ${port}. Check the port.`,
  },
  {
    fits: /CERT_HAS_EXPIRED|certificate has expired/,
    ...CERTIFICATE,
    say: ({ host }) => `The certificate of ${host} has expired. Its operator has to renew it.`,
  },
  {
    fits: /ALTNAME|altnames/,
    ...CERTIFICATE,
    say: ({ host }) =>
      `The certificate is for another server than ${host}. Enter the name that it was made for.`,
  },
  {
    fits: /SELF_SIGNED|self.signed|UNABLE_TO|unable to (verify|get)/,
    ...CERTIFICATE,
    say: ({ host }) => `The certificate of ${host} is not from a known authority.`,
  },
  {
    fits: /STARTTLS/i,
    ...CERTIFICATE,
    say: ({ port }) =>
      `The server offers no STARTTLS on port ${port}. Choose TLS, or another port.`,
  },
  {
    fits: /wrong version number|EPROTO|ERR_SSL|packet length too long|ETLS|disconnected before secure TLS/i,
    ...CERTIFICATE,
    say: ({ port, security }) =>
      security === "tls"
        ? `The server does not begin with TLS on port ${port}. Choose STARTTLS, or another port.`
        : `TLS could not be started on port ${port}. Choose TLS, or another port.`,
  },
  {
    fits: /GREETING|Greeting never received/i,
    step: "connect",
    say: ({ host, port, security }) =>
      security === "tls"
        ? `${host} does not answer on port ${port}. Check the port.`
        : `${host} accepts connections to port ${port} and says nothing. Choose TLS, or another port.`,
  },
  {
    fits: /TIMEOUT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/i,
    step: "connect",
    say: ({ host, port }) =>
      `${host} does not answer on port ${port}. Check the port, and whether a firewall is in between.`,
  },
];

type Failure = Error & {
  code?: string;
  response?: unknown;
  responseText?: string;
  authenticationFailed?: boolean;
  mailboxMissing?: boolean;
};

/** Translates what imapflow, nodemailer or Node.js threw. */
export function toMailProblem(error: unknown, server: Server): MailProblem {
  if (error instanceof MailProblem) return error;
  const failure = error as Failure;
  const answer = answerOf(failure);
  const options = { cause: error, ...(answer && { answer }) };
  if (failure instanceof OutgoingError) {
    return new MailProblem("dns", `${server.host} is not on the public internet.`, options);
  }
  if (failure.authenticationFailed || failure.code === "EAUTH") {
    const message = `${server.host} refuses the user name or the password. With two-step sign-in, enter an app password that you make at your provider.`;
    return new MailProblem("login", message, options);
  }
  const text = `${failure.code ?? ""} ${failure.message}`;
  const rule = RULES.find(({ fits }) => fits.test(text));
  if (rule) return new MailProblem(rule.step, rule.say(server), options);
  const message = `The connection to ${server.host} was cut off. It is tried again.`;
  return new MailProblem("connect", message, options);
}

function answerOf({ responseText, response }: Failure): string | undefined {
  if (responseText) return responseText;
  return typeof response === "string" ? response : undefined;
}
