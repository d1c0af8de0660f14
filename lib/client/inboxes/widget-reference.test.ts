import { readFileSync } from "node:fs";
import { LANGUAGE_CODES } from "@linkdesk/contract/languages.ts";
import type {
  PageFormField,
  PageOptions,
  PageProactiveMessage,
} from "@linkdesk/contract/page-options.ts";
import { expect, it } from "vitest";
import type { LinkdeskApi } from "../../../widget/loader/public-api.ts";
import { CSS_CLASSES, CSS_VARIABLES } from "./widget-css.ts";

const reference = readFileSync(new URL("../../../docs/widget.md", import.meta.url), "utf8");

// One of these without a new name does not compile.
const OPTIONS = {
  ...{ primaryColor: 1, colorScheme: 1, position: 1, size: 1, zIndex: 1, language: 1 },
  ...{ translations: 1, autoOpen: 1, openDelay: 1, soundEnabled: 1, showLauncher: 1 },
  ...{ preChatForm: 1, user: 1, proactiveMessages: 1, fileUpload: 1, persistSession: 1 },
  ...{ sessionDuration: 1, offline: 1, privacy: 1 },
} satisfies Record<keyof PageOptions, 1>;
const PARTS = {
  ...{ welcomeMessage: 1, inputPlaceholder: 1, sendButton: 1, offlineMessage: 1 },
  ...{ id: 1, name: 1, email: 1, avatar: 1, metadata: 1 },
  ...{ enabled: 1, maxSize: 1, allowedTypes: 1, multiple: 1 },
  ...{ cookieConsent: 1, dataRetention: 1, anonymizeIP: 1 },
} satisfies Record<
  | keyof NonNullable<PageOptions["translations"]>
  | keyof NonNullable<PageOptions["user"]>
  | keyof NonNullable<PageOptions["fileUpload"]>
  | keyof NonNullable<PageOptions["privacy"]>,
  1
>;
const FIELD = {
  ...{ name: 1, label: 1, type: 1, required: 1, placeholder: 1, options: 1 },
} satisfies Record<keyof PageFormField, 1>;
const PROACTIVE = {
  ...{ trigger: 1, message: 1, delay: 1, page: 1, percentage: 1, onlyOnce: 1 },
} satisfies Record<keyof PageProactiveMessage, 1>;
const METHODS = {
  ...{ show: 1, hide: 1, toggle: 1, isVisible: 1, setUser: 1, logout: 1, sendMessage: 1 },
  ...{ updateUser: 1, showProactiveMessage: 1, reset: 1, hideLauncher: 1, showLauncher: 1 },
  ...{ onReady: 1, onShow: 1, onHide: 1, onMessage: 1, onIdentityRequired: 1 },
  ...{ onUnreadCountChange: 1, destroy: 1 },
} satisfies Record<Exclude<keyof LinkdeskApi, "inboxID">, 1>;

it.each([
  ...Object.keys({ ...OPTIONS, ...PARTS, ...FIELD, ...PROACTIVE, ...METHODS }),
  ...LANGUAGE_CODES,
  ...Object.keys(CSS_CLASSES),
  ...Object.keys(CSS_VARIABLES),
])("docs/widget.md has %s", (name) => {
  const code = [...reference.matchAll(/`([^`\n]+)`/g)].map(([, text]) => text ?? "");
  const words = new Set(code.flatMap((text) => text.match(/(\.|--)?\w[\w-]*/g) ?? []));
  expect(words).toContain(name);
});
