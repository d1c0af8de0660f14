import type { PageUser } from "@linkdesk/contract/page-options.ts";
import { check, type Leaf, type Shape } from "../check.ts";
import { report } from "../loader/report.ts";
import type { FrameOverrides, PageSays } from "../protocol.ts";

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

/** Options that the loader and the panel use. Here they are only checked, to report wrong ones. */
const PLAIN: Shape = {
  position: [/^string:bottom-(right|left)$/, "bottom-right or bottom-left"],
  size: [/^string:(compact|standard|large)$/, "compact, standard or large"],
  zIndex: [/^(number|string):-?\d+$/, "a whole number"],
  autoOpen: FLAG,
  openDelay: MILLISECONDS,
  showLauncher: FLAG,
};

const PARTS: Shape = {
  primaryColor: [/^string:#[0-9a-f]{6}$/i, "a colour such as #3355ee"],
  colorScheme: [/^string:(auto|light|dark)$/, "auto, light or dark"],
  persistSession: FLAG,
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

/** The other names that a page may give. */
const OTHERS = [
  ...["inboxID", "channelId", "baseURL", "user", "userJWT", "proactiveMessages"],
  ...["onReady", "onOpen", "onClose", "onMessage", "onIdentityRequired"],
];
const KNOWN = new Set([...Object.keys(PLAIN), ...Object.keys(PARTS), ...OTHERS]);

const SENDABLE: Leaf = [/^string:(?=\s*\S)[\s\S]{1,10000}$/, "a text of up to 10000 characters"];

/** Whether the page gave `sendMessage` something to send. */
export const isSendable = (text: unknown): text is string =>
  check(SENDABLE, text ?? "", "sendMessage.text") !== undefined;

/** What the page says about its visitor, without the parts that are wrong. */
export const checkUser = (user: unknown) => check(USER, user, "user") as PageUser | undefined;

/** The page's signed token, if it has the form of one. */
export const checkUserJwt = (userJWT: unknown) =>
  check(USER_JWT, userJWT, "userJWT") as string | undefined;

/** The page's options that the chat needs, each part checked; what is wrong is named in the console. */
export function checkOverrides(options: PageSays): FrameOverrides {
  for (const name of Object.keys(options)) {
    if (!KNOWN.has(name)) report(`${name} is no option`);
  }
  check(PLAIN, options, "");
  return {
    ...(check(PARTS, options, "") as FrameOverrides),
    user: checkUser(options.user),
    userJWT: checkUserJwt(options.userJWT),
  };
}
