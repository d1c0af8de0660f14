import { type InboxSettingsPatch, inboxSettings } from "@linkdesk/contract/inboxes.ts";
import { describe, expect, test } from "vitest";
import type { FrameOverrides } from "../protocol.ts";
import { checkOverrides } from "./overrides.ts";
import { mergeSettings, pageFields } from "./settings.ts";

const merge = (inbox: InboxSettingsPatch, page: FrameOverrides) =>
  mergeSettings(inboxSettings.parse(inbox), page);

test("a page without options changes nothing", () => {
  const inbox = inboxSettings.parse({});
  expect(mergeSettings(inbox, {})).toMatchObject(inbox);
});

test("a page can choose colour, scheme, language and texts", () => {
  const merged = merge(
    { language: "de", messages: { welcome: "Hello", offline: "Away" } },
    {
      primaryColor: "#0066FF",
      colorScheme: "dark",
      language: "fr",
      translations: {
        welcomeMessage: "Bonjour",
        inputPlaceholder: "Votre message…",
        sendButton: "Envoyer",
        offlineMessage: "Absents",
      },
    },
  );
  expect(merged.appearance).toMatchObject({ color: "#0066FF", colorScheme: "dark" });
  expect(merged.language).toBe("fr");
  expect(merged.messages).toMatchObject({ welcome: "Bonjour", offline: "Absents" });
  expect(merged.ownWords).toEqual({ placeholder: "Votre message…", send: "Envoyer" });
});

test("an invalid colour leaves the inbox's colour", () => {
  const merged = merge({ appearance: { color: "#112233" } }, { primaryColor: "red" });
  expect(merged.appearance.color).toBe("#112233");
});

describe("files", () => {
  test("a page can restrict the files that the inbox accepts", () => {
    const merged = merge(
      {
        behaviour: {
          uploads: { enabled: true, maxBytes: 1_000, types: ["image/*"], multiple: true },
        },
      },
      { fileUpload: { maxSize: 500, allowedTypes: [".png"], multiple: false } },
    );
    expect(merged.behaviour.uploads).toMatchObject({ maxBytes: 500, multiple: false });
    expect(merged.uploadTypes).toEqual([["image/*"], [".png"]]);
    expect(merge({}, { fileUpload: { enabled: false } }).behaviour.uploads.enabled).toBe(false);
  });

  test("a page cannot allow files that the inbox refuses", () => {
    const merged = merge(
      { behaviour: { uploads: { enabled: false, maxBytes: 1_000, types: [], multiple: false } } },
      { fileUpload: { enabled: true, maxSize: 1e9, multiple: true } },
    );
    expect(merged.behaviour.uploads).toMatchObject({
      ...{ enabled: false, maxBytes: 1_000, multiple: false },
    });
  });

  test("a size limit of zero is ignored", () => {
    const merged = merge({}, { fileUpload: { maxSize: 0 } });
    expect(merged.behaviour.uploads.maxBytes).toBe(10 * 1024 * 1024);
  });
});

test("a page's forms replace the inbox's forms", () => {
  const merged = merge(
    {},
    {
      preChatForm: { enabled: true, fields: [{ name: "company", label: "Company" }] },
      offline: {
        enabled: true,
        message: "Gone fishing",
        form: { fields: [{ name: "email", label: "Email", type: "email" }], submitButton: "Go" },
      },
    },
  );
  expect(merged.behaviour.preChat).toMatchObject({
    enabled: true,
    fields: [{ name: "company", label: "Company", type: "text", required: false }],
  });
  expect(merged.behaviour.offlineForm).toMatchObject({ enabled: true, submitButton: "Go" });
  expect(merged.messages.offline).toBe("Gone fishing");
});

test("the welcome message is sent along only if the server does not know it", () => {
  const page = { translations: { welcomeMessage: "Bonjour" } };
  expect(merge({}, page).sendsWelcome).toBe(true);
  expect(merge({ messages: { welcome: "Hello" } }, page).sendsWelcome).toBe(false);
  expect(merge({ messages: { welcome: "Hello" } }, {}).sendsWelcome).toBe(false);
});

test("invalid fields of a page's form are left out, and repeated ones count once", () => {
  const fields = [
    { name: "ok", label: "Fine" },
    { name: "not ok", label: "Spaces" },
    { name: "nolabel" },
    { name: "ok", label: "Again", type: "colour" },
    null,
  ];
  // It comes from foreign code.
  const { preChatForm } = checkOverrides({ preChatForm: { fields } });
  expect(pageFields(preChatForm?.fields)).toEqual([
    { name: "ok", label: "Again", type: "text", required: false },
  ]);
  expect(
    pageFields(checkOverrides({ preChatForm: { fields: "name" } }).preChatForm?.fields),
  ).toEqual([]);
});
