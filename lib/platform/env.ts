import { z } from "zod";

/** An environment variable that is wrong; the message names it and the remedy. */
export class EnvError extends Error {}

const port = z.coerce.number().int().min(1).max(65_535);
/** `VAR=` in a file means the same as no VAR at all. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema);
const flag = optional(
  z
    .enum(["true", "false"])
    .default("false")
    .transform((value) => value === "true"),
);
const secret = (min: number) => z.string().min(min, `must have at least ${min} characters`);

const schema = z.object({
  /** The public address of this service, without a trailing slash. */
  APP_URL: optional(
    z
      .url({ protocol: /^https?$/, error: "must be an address such as https://chat.example.com" })
      .default("http://localhost:3000")
      .transform((url) => new URL(url).origin),
  ),
  /** Signs cookies and tickets. Changing it signs everybody out. */
  APP_SECRET: secret(32),
  /** Earlier values of APP_SECRET, separated by commas: what they encrypted can still be read. */
  APP_SECRET_PREVIOUS: optional(
    z
      .string()
      .default("")
      .transform((list) => list.split(",").filter(Boolean))
      .refine((list) => list.every((one) => one.length >= 32), "must be secrets of 32 characters"),
  ),
  /**
   * How many reverse proxies of yours stand before this service, each of which adds to
   * X-Forwarded-For. Whatever a client claims beyond that is not believed.
   */
  TRUSTED_PROXIES: optional(z.coerce.number().int().min(0).max(10).default(0)),
  /** Multiplies every rate limit; for load tests, or a site that needs more. */
  RATE_LIMIT_FACTOR: optional(z.coerce.number().min(0.1).max(10_000).default(1)),
  /** Parses every answer by the schema of its endpoint, and answers 500 where it does not fit: for tests. */
  CHECK_RESPONSES: flag,
  /** Multiplies every limit of stored files; see lib/files/quotas.ts. */
  STORAGE_FACTOR: optional(z.coerce.number().min(0.001).max(10_000).default(1)),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must be an address such as postgresql://user:password@host/db"),
  /** Connections per process. */
  DATABASE_POOL: optional(z.coerce.number().int().min(1).max(500).default(10)),
  /** Whether the statements of posting a message are prepared; `auto` until a pooler loses one. */
  DATABASE_PREPARED: optional(z.enum(["auto", "on", "off"]).default("auto")),

  PUSHER_APP_ID: z.string().min(1),
  PUSHER_KEY: z.string().min(1),
  PUSHER_SECRET: secret(1),
  PUSHER_CLUSTER: optional(z.string().default("mt1")),
  /** Where this server publishes; without it, Pusher's own host for the cluster. */
  PUSHER_HOST: optional(z.string().optional()),
  PUSHER_PORT: optional(port.optional()),
  PUSHER_TLS: flag,
  /** Where browsers connect, when that is another address. `page` means the page's own host. */
  PUSHER_CLIENT_HOST: optional(z.string().optional()),
  PUSHER_CLIENT_PORT: optional(port.optional()),
  PUSHER_CLIENT_TLS: flag,

  /** Where uploaded files are kept. Without it, nobody can send files. */
  UPLOADS_DIR: optional(z.string().optional()),

  /** Sign-in with Google; both or none. */
  AUTH_GOOGLE_ID: optional(z.string().optional()),
  AUTH_GOOGLE_SECRET: optional(z.string().optional()),
  /** Sign-in with any OpenID Connect provider; the first three or none. */
  OIDC_ISSUER: optional(
    z.url({ protocol: /^https?$/, error: "must be the provider's https address" }).optional(),
  ),
  OIDC_CLIENT_ID: optional(z.string().optional()),
  OIDC_CLIENT_SECRET: optional(z.string().optional()),
  /** What its button says. */
  OIDC_NAME: optional(z.string().max(40).default("single sign-on")),

  /** How mail leaves. Without it, mail is captured in MAIL_DIR. */
  SMTP_URL: optional(
    z
      .string()
      .regex(/^smtps?:\/\/\S+$/, "must be an address such as smtp://user:password@host:587")
      .optional(),
  ),
  /** Who mail is from: an address, or "Name <address>". */
  MAIL_FROM: optional(
    z
      .string()
      .max(320)
      .regex(/^([^<>\r\n]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
        error: "must be an address such as Linkdesk <chat@example.com>",
      })
      .default("Linkdesk <linkdesk@localhost>"),
  ),
  /** A domain whose mail all comes here, so that people can reply to what was mailed to them. */
  INBOUND_MAIL_DOMAIN: optional(
    z
      .string()
      .regex(/^[a-z0-9.-]+\.[a-z0-9-]+$/i, "must be a domain such as mail.example.com")
      .transform((domain) => domain.toLowerCase())
      .optional(),
  ),
  /** What a mail provider sends as its password when it posts mail of INBOUND_MAIL_DOMAIN here. */
  INBOUND_MAIL_KEY: optional(secret(24).optional()),
  /** What that provider signs with: Mailgun's and Resend's signing secret, SendGrid's public key. */
  INBOUND_MAIL_SIGNING_SECRET: optional(z.string().optional()),
  /** What Resend's mails are fetched with. */
  INBOUND_MAIL_API_KEY: optional(z.string().optional()),
  /** Sign-in with Google, for mailboxes; both or none. */
  MAIL_GOOGLE_CLIENT_ID: optional(z.string().optional()),
  MAIL_GOOGLE_CLIENT_SECRET: optional(z.string().optional()),
  /** Sign-in with Microsoft, for mailboxes; both or none. */
  MAIL_MICROSOFT_CLIENT_ID: optional(z.string().optional()),
  MAIL_MICROSOFT_CLIENT_SECRET: optional(z.string().optional()),
  /** Whose accounts: `common`, `organizations`, or the id of one organisation. */
  MAIL_MICROSOFT_TENANT: optional(
    z
      .string()
      .regex(/^[\w.-]+$/, "must be a tenant's name or id")
      .default("common"),
  ),
  /** Replaces both providers by one on this machine: for tests. */
  MAIL_SIGN_IN_TEST_URL: optional(
    z
      .string()
      .regex(/^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/, "must be on this machine: for tests")
      .optional(),
  ),
  /** Where mail is kept that is not sent. */
  MAIL_DIR: optional(z.string().optional()),
  /** Shows captured mail at /dev/mail to whoever is at this machine. */
  MAIL_PREVIEW: flag,

  /** What a cron sends as its Bearer token to /api/cron/*; without it those routes are closed. */
  CRON_SECRET: optional(secret(16).optional()),
  /**
   * Whether this process works on jobs itself. On Vercel, functions and a cron do. `beside`, which `npm start` sets:
   * a process beside this one does.
   */
  JOBS_WORKER: optional(z.enum(["true", "false", "beside"]).optional()),
  /** Set by Vercel. */
  VERCEL: optional(z.string().optional()),

  /** Who may create an account: anyone, people with an invitation, nobody. */
  SIGNUP: optional(z.enum(["open", "invite", "closed"]).default("open")),
  /**
   * Whether a confirmed address of a domain that an admin has listed is a way in where SIGNUP is not
   * open. People can then make an account without an invitation; it opens nothing by itself.
   */
  JOIN_BY_DOMAIN: flag,
});

/** Variables that are set together or not at all. */
const GROUPS = [
  ["AUTH_GOOGLE_ID", "AUTH_GOOGLE_SECRET"],
  ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
  ["MAIL_GOOGLE_CLIENT_ID", "MAIL_GOOGLE_CLIENT_SECRET"],
  ["MAIL_MICROSOFT_CLIENT_ID", "MAIL_MICROSOFT_CLIENT_SECRET"],
] as const satisfies (keyof z.infer<typeof schema>)[][];

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** What one variable needs of another. */
const complete = schema.check(({ value: env, issues }) => {
  const complain = (name: string, message: string) =>
    issues.push({ code: "custom", path: [name], message, input: undefined });
  if (env.SMTP_URL && env.MAIL_FROM.endsWith("@localhost>")) {
    complain("MAIL_FROM", "must be set with SMTP_URL");
  }
  for (const group of GROUPS) {
    const isWanted = group.some((name) => env[name]);
    for (const name of group) {
      if (isWanted && !env[name]) complain(name, `must be set with ${group[0]}`);
    }
  }
  const issuer = env.OIDC_ISSUER && new URL(env.OIDC_ISSUER);
  if (issuer && issuer.protocol !== "https:" && !LOCAL.test(issuer.hostname)) {
    complain("OIDC_ISSUER", "must start with https://");
  }
});

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/**
 * The environment, validated once. Throws {@link EnvError} naming every variable that is wrong,
 * never its value: values are secrets.
 */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** Parses an environment; the pure half of {@link env}. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = complete.safeParse(source);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => {
    const name = issue.path.join(".");
    const missing = source[name] === undefined || source[name] === "";
    return `${name} ${missing ? "is not set" : issue.message}`;
  });
  throw new EnvError(`Environment: ${lines.join("; ")}. See .env.example.`);
}
