import type { PageUser } from "../../lib/contract/page-options.ts";
import { check, type Leaf, type Shape } from "../check.ts";
import type { Options } from "../loader/options.ts";
import type { FrameOverrides } from "../protocol.ts";

const TEXT: Leaf = [/^string/, "a text"];
const FLAG: Leaf = [/^boolean/, "true or false"];

/** Lengths and forms are those of `claimedUser` in lib/contract/widget.ts: the server refuses others. */
const USER: Shape = {
  id: [/^string:[\s\S]{0,200}$/, "a text of up to 200 characters"],
  name: [/^string:[\s\S]{0,120}$/, "a text of up to 120 characters"],
  email: [
    /^string:\s*(?!\.|\S*\.\.)[\w'+.-]{0,99}[\w+-]@([a-z\d][a-z\d-]*\.)+[a-z]{2,63}\s*$/i,
    "an e-mail address",
  ],
  avatar: [/^string:https?:\/\/\S{1,2000}$/, "an address that starts with https://"],
  metadata: {
    "*": [
      /^(string:[\s\S]{0,1000}$|number:-?\d|boolean|null)/,
      "a text, a number, true, false or null",
    ],
  },
};

const USER_JWT: Leaf = [/^string:[\w-]+\.[\w-]+\.[\w-]+$/, "a signed token (JWT)"];

const FIELDS: Shape = {
  "[]": {
    "!": ["name", "label"],
    name: [/^string:[a-z]\w{0,39}$/i, "a word of letters, digits and _, up to 40"],
    label: [/^string:[\s\S]{0,79}\S/, "a text of up to 80 characters"],
    type: [
      /^string:(text|textarea|email|tel|url|number|select|checkbox)$/,
      "text, textarea, email, tel, url, number, select or checkbox",
    ],
    required: FLAG,
    placeholder: TEXT,
    options: { "[]": TEXT },
  },
};

const OFFLINE: Shape = {
  enabled: FLAG,
  message: TEXT,
  form: { fields: FIELDS, submitButton: TEXT },
};

const UPLOAD: Shape = {
  enabled: FLAG,
  maxSize: [/^number:\d/, "a number of bytes"],
  allowedTypes: { "[]": TEXT },
  multiple: FLAG,
};

const MILLISECONDS: Leaf = [/^number:\d/, "a number of milliseconds"];

/** What the loader takes as it comes. Here it is told to the integrator if it is wrong. */
const PLAIN: Shape = {
  autoOpen: FLAG,
  openDelay: MILLISECONDS,
  showLauncher: FLAG,
  persistSession: FLAG,
};

const PARTS: Shape = {
  language: TEXT,
  soundEnabled: FLAG,
  sessionDuration: MILLISECONDS,
  translations: { "*": TEXT },
  preChatForm: { enabled: FLAG, fields: FIELDS },
  fileUpload: UPLOAD,
  offline: OFFLINE,
  privacy: {
    cookieConsent: FLAG,
    dataRetention: [/^number:[1-9]/, "a number of days"],
    anonymizeIP: FLAG,
  },
};

const SENDABLE: Leaf = [/^string:(?=\s*\S)[\s\S]{1,10000}$/, "a text of up to 10000 characters"];

/** Whether the page gave `sendMessage` something to send. */
export const isSendable = (message: unknown) =>
  Boolean(
    check(SENDABLE, (message as { text?: unknown } | undefined)?.text ?? "", "sendMessage.text"),
  );

/**
 * The page's options that the chat needs, each part checked. The user is looked at anew at every
 * call, because the page may name another one.
 */
export function createOverrides(options: Options): () => FrameOverrides {
  const { primaryColor, colorScheme, persistSession } = options;
  check(PLAIN, options, "");
  const checked = check(PARTS, options, "") as FrameOverrides;
  return () => {
    const user = check(USER, options.user, "user") as PageUser | undefined;
    const userJWT = check(USER_JWT, options.userJWT, "userJWT") as string | undefined;
    return { primaryColor, colorScheme, persistSession, ...checked, user, userJWT };
  };
}
