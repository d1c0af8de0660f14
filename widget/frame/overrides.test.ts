import { claimedUser } from "@linkdesk/contract/widget.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readLooks, readOptions } from "../loader/options.ts";
import { toPlain } from "../panel/plain.ts";
import { checkOverrides, isSendable } from "./overrides.ts";

let errors: string[];
beforeEach(() => {
  errors = [];
  vi.spyOn(console, "error").mockImplementation((line) => errors.push(line));
});
afterEach(() => vi.restoreAllMocks());

const REFERENCE = {
  channelId: "ch_webchat_123",
  primaryColor: "#0066FF",
  position: "bottom-right",
  size: "standard",
  zIndex: 9999,
  language: "en",
  translations: {
    welcomeMessage: "Hi there! How can we help?",
    inputPlaceholder: "Type your message...",
    sendButton: "Send",
    offlineMessage: "We are currently offline. Leave a message!",
  },
  autoOpen: false,
  openDelay: 0,
  soundEnabled: true,
  showLauncher: true,
  preChatForm: {
    enabled: true,
    fields: [
      { name: "name", label: "Name", type: "text", required: true },
      { name: "email", label: "Email", type: "email", required: true },
      { name: "company", label: "Company", type: "text", required: false },
    ],
  },
  user: {
    id: "user_123",
    name: "John Doe",
    email: "john@example.com",
    avatar: "https://example.com/avatar.jpg",
    metadata: { plan: "enterprise", accountId: "acc_456" },
  },
  fileUpload: {
    enabled: true,
    maxSize: 10 * 1024 * 1024,
    allowedTypes: ["image/*", "application/pdf", ".doc", ".docx"],
    multiple: true,
  },
  persistSession: true,
  sessionDuration: 7 * 24 * 60 * 60 * 1000,
  offline: {
    enabled: true,
    message: "We are currently offline. Leave a message and we will get back to you!",
    form: {
      fields: [
        { name: "email", label: "Email", type: "email", required: true },
        { name: "message", label: "Message", type: "textarea", required: true },
      ],
      submitButton: "Send Message",
    },
  },
  privacy: { cookieConsent: true, dataRetention: 30, anonymizeIP: true },
  onReady: () => {},
};

test("every option of the reference is accepted unchanged", () => {
  const { primaryColor, language, translations, soundEnabled } = REFERENCE;
  const { preChatForm, user, fileUpload, persistSession, sessionDuration, offline, privacy } =
    REFERENCE;
  expect(checkOverrides(toPlain(readOptions(REFERENCE)))).toEqual({
    primaryColor,
    language,
    translations,
    soundEnabled,
    preChatForm,
    user,
    fileUpload,
    persistSession,
    sessionDuration,
    offline,
    privacy,
  });
  expect(errors).toEqual([]);
});

test("invalid options of the launcher are named, and the inbox's settings apply", () => {
  const options = { primaryColor: "red", position: "top", size: 3, zIndex: "x", foo: 1 };
  expect(readLooks(readOptions(options))).toEqual({});
  expect(readLooks(readOptions(REFERENCE))).toEqual({
    ...{ primaryColor: "#0066FF", position: "bottom-right", size: "standard", zIndex: 9999 },
  });
  checkOverrides(options);
  expect(errors).toEqual([
    "[Linkdesk] foo is no option",
    "[Linkdesk] position must be bottom-right or bottom-left",
    "[Linkdesk] size must be compact, standard or large",
    "[Linkdesk] zIndex must be a whole number",
    "[Linkdesk] primaryColor must be a colour such as #3355ee",
  ]);
});

test("each invalid field of a user is named, and the other fields are kept", () => {
  const user = { name: "Ann", email: "nobody", avatar: "javascript:1", metadata: { a: [], b: 1 } };
  const overrides = checkOverrides({ user });
  expect(overrides.user).toEqual({ name: "Ann", metadata: { b: 1 } });
  expect(errors).toEqual([
    "[Linkdesk] user.email must be an e-mail address",
    "[Linkdesk] user.avatar must be an address that starts with https://",
    "[Linkdesk] user.metadata.a must be a text, a number, true, false or null",
  ]);
});

test.each([
  { email: "a.b+c@x-y.example.com" },
  { email: " Ann@Example.COM " },
  { email: "o'neil@example.co.uk" },
  { email: ".a@example.com" },
  { email: "a..b@example.com" },
  { email: "a@localhost" },
  { email: "a@-x.com" },
  { email: "ä@example.com" },
  { name: "x".repeat(120) },
  { name: "x".repeat(121) },
  { metadata: { text: "x".repeat(1_000) } },
  { metadata: { text: "x".repeat(1_001) } },
])("what passes of the user %j is what the service takes", (user) => {
  const passed = checkOverrides({ user }).user;
  expect(claimedUser.safeParse(passed).success).toBe(true);
  const isTaken = claimedUser.safeParse(user).success;
  if (isTaken) expect(passed).toEqual(user);
  else expect(errors).toHaveLength(1);
});

test("a form field without name or label is left out", () => {
  const fields = [{ name: "a", label: "A" }, { name: "b" }, { name: "1x", label: "C" }];
  const { preChatForm } = checkOverrides({ preChatForm: { fields } });
  expect(preChatForm).toEqual({ fields: [{ name: "a", label: "A" }] });
});

test.each([
  [{ text: "Hello" }, true],
  [{ text: "\n x" }, true],
  [{ text: " \n" }, false],
  [{ text: 7 }, false],
  [{ text: "x".repeat(10_001) }, false],
  [{}, false],
  [undefined, false],
])("sendMessage(%j) is sent or named as wrong", (message, expected) => {
  expect(isSendable((message as { text?: unknown } | undefined)?.text)).toBe(expected);
  expect(errors).toHaveLength(expected ? 0 : 1);
});
